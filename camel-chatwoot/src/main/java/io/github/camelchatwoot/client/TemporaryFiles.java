// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporary files, which only the user of the process may read. Those that nobody has removed are removed when this is
 * closed. Safe for any thread.
 */
public final class TemporaryFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);

    private final Path folder;
    private final Set<Path> files = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param folder where they are made; exists */
    public TemporaryFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * A new, empty file.
     *
     * @throws IOException when there can be none, or this is closed
     */
    Path create() throws IOException {
        Path file = Files.createTempFile(folder, "camel-chatwoot-", ".download");
        files.add(file);
        if (closed) {
            remove(file);
            throw new IOException("the component is stopped");
        }
        return file;
    }

    /** Removes a file; harmless when it is gone. */
    public void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            files.remove(file);
        } catch (IOException e) { // tried again in the end
            LOG.warn("The temporary file {} of a download could not be removed: {}", file, e.toString());
        }
    }

    /** Removes all of them. */
    @Override
    public void close() {
        closed = true;
        Set.copyOf(files).forEach(this::remove);
    }
}
