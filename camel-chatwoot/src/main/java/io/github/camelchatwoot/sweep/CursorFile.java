// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a cursor in a small file, which always is whole: it is replaced by another one, never written to. For one
 * process at a time.
 */
public final class CursorFile implements CursorStore {

    private static final int FORMAT = 1;

    private final Path file;
    private final Path next;
    private final String server;
    private final long account;

    /**
     * A file that need not exist; its folder is made when there is something to keep.
     *
     * @param server whose ids the cursor is about
     */
    public CursorFile(Path file, URI server, long account) {
        this.file = file.toAbsolutePath();
        this.next = this.file.resolveSibling(this.file.getFileName() + ".new");
        this.server = server.toString().replaceFirst("/+$", "");
        this.account = account;
    }

    @Override
    public Optional<Cursor> load() throws IOException {
        Map<?, ?> fields;
        try {
            fields = Json.read(Files.readAllBytes(file)) instanceof Map<?, ?> map ? map : Map.of();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw refused("cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        if (!(fields.get("format") instanceof Integer format) || format < 1) {
            throw refused("is not a cursor", null);
        }
        if (format > FORMAT) {
            throw refused("was written by a newer version of this component", null);
        }
        if (!server.equals(fields.get("server")) || number(fields, "account") != account) {
            throw refused(
                    "belongs to account " + fields.get("account") + " of " + fields.get("server") + ", not to account "
                            + account + " of " + server,
                    null);
        }
        return Optional.of(
                new Cursor(number(fields, "lowMessageId"), number(fields, "second"), number(fields, "notBefore")));
    }

    private long number(Map<?, ?> fields, String name) throws IOException {
        Object value = fields.get(name);
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        throw refused("has no " + name, null);
    }

    private IOException refused(String why, @Nullable Exception cause) {
        return new IOException(
                "The file " + file + " says how far events were taken, but it " + why
                        + ": bring back the right one, name another file, or delete it to begin as startFrom says",
                cause);
    }

    @Override
    public void save(Cursor cursor) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("server", server);
        fields.put("account", account);
        fields.put("lowMessageId", cursor.lowMessageId());
        fields.put("second", cursor.second());
        fields.put("notBefore", cursor.notBefore());
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        write(Json.write(fields));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** On the disk before it takes the place of the other one. */
    private void write(byte[] json) throws IOException {
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(json);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return "CursorFile " + file;
    }
}
