// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Downloads files of messages into temporary files. Nothing is sent along: no token, no cookie. Redirects are followed
 * to servers that are allowed, and nowhere else. Safe to share across threads; no thread waits.
 */
public final class Downloads {

    private final Transport transport;
    private final TemporaryFiles files;
    private final Settings settings;
    private final Time time;
    private final DoubleSupplier random;

    /**
     * What is downloaded, and how.
     *
     * @param hosts the servers that may be asked
     * @param maxBytes the length of the longest file
     * @param limit how long one attempt may take as a whole
     * @param patience how long it is tried again while a file is not there yet
     */
    public record Settings(FileHosts hosts, long maxBytes, Duration limit, Duration patience) {}

    /**
     * What downloads share.
     *
     * @param files where they end up; belongs to the caller
     * @param random numbers between 0 and 1
     */
    public Downloads(Transport transport, TemporaryFiles files, Settings settings, Time time, DoubleSupplier random) {
        this.transport = transport;
        this.files = files;
        this.settings = settings;
        this.time = time;
        this.random = random;
    }

    /**
     * Downloads a file.
     *
     * @param url as an event told it
     * @param size the length that the event told; null: it told none
     * @return ends with the file, or with a {@link DownloadException}; whoever gives it up ends the download
     */
    public CompletableFuture<DownloadedFile> get(String url, @Nullable Long size) {
        return new Download(this, url, size).begin();
    }

    /** Removes a file that nobody needs any more. */
    public void remove(DownloadedFile file) {
        files.remove(file.path());
    }

    Transport transport() {
        return transport;
    }

    TemporaryFiles files() {
        return files;
    }

    Settings settings() {
        return settings;
    }

    Time time() {
        return time;
    }

    double random() {
        return random.getAsDouble();
    }
}
