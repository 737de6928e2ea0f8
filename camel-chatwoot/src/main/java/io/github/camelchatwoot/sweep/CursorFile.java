// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a cursor in a small file, which always is whole: it is replaced by another one, never written to. For one
 * process at a time.
 */
public final class CursorFile implements CursorStore {

    private final Path file;
    private final Path next;
    private final CursorText text;

    /**
     * A file that need not exist; its folder is made when there is something to keep.
     *
     * @param text how the cursor is written
     */
    public CursorFile(Path file, CursorText text) {
        this.file = file.toAbsolutePath();
        this.next = this.file.resolveSibling(this.file.getFileName() + ".new");
        this.text = text;
    }

    @Override
    public Optional<Cursor> load() throws IOException {
        String kept;
        try {
            kept = Files.readString(file);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw CursorText.refused(where(), "cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        return Optional.of(text.read(kept, where()));
    }

    private String where() {
        return "The file " + file;
    }

    @Override
    public void save(Cursor cursor) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        write(text.write(cursor).getBytes(StandardCharsets.UTF_8));
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
