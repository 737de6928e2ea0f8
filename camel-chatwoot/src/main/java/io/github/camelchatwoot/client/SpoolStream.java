// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Keeps what is written in memory up to 1 MiB, then in a temporary file. For one thread. */
final class SpoolStream extends OutputStream {

    static final int IN_MEMORY = 1 << 20;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable OutputStream disk;
    private @Nullable Path file;

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (disk == null && memory.size() + length > IN_MEMORY) {
            disk = spill();
        }
        OutputStream out = disk == null ? memory : disk;
        out.write(bytes, offset, length);
    }

    private OutputStream spill() throws IOException {
        file = Files.createTempFile("camel-chatwoot-", ".upload");
        OutputStream out = Files.newOutputStream(file);
        memory.writeTo(out);
        memory.reset();
        return out;
    }

    /** The file that holds everything, or null when {@link #bytes()} does. */
    @Nullable
    Path file() {
        return file;
    }

    byte[] bytes() {
        return memory.toByteArray();
    }

    @Override
    public void close() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }
}
