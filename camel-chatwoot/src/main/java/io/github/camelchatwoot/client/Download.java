// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Downloads.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The download of one file, attempt by attempt. Chatwoot tells of a message while its files may still be on their way
 * to the storage, so what is not there is looked for again. Each attempt begins at the first address: a redirect holds
 * only for minutes.
 */
final class Download {

    private static final RetryPolicy POLICY =
            new RetryPolicy(10, Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ZERO);

    private final Downloads downloads;
    private final Settings settings;
    private final String url;
    private final @Nullable Long size;
    private final Time time;
    private final long begun;
    private final CompletableFuture<DownloadedFile> result = new CompletableFuture<>();
    private volatile Runnable giveUp = () -> {};
    private int failures;

    Download(Downloads downloads, String url, @Nullable Long size) {
        this.downloads = downloads;
        this.settings = downloads.settings();
        this.url = url;
        this.size = size;
        this.time = downloads.time();
        this.begun = time.nanos();
        Cancelling.passOn(result, () -> giveUp.run());
    }

    CompletableFuture<DownloadedFile> begin() {
        try {
            URI address = address();
            settings.hosts().check(address, address);
            if (size != null && size > settings.maxBytes()) {
                throw DownloadException.tooLarge(settings.maxBytes());
            }
            attempt(address);
        } catch (DownloadException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private URI address() throws DownloadException {
        try {
            return new URI(new URI(url).toASCIIString());
        } catch (URISyntaxException e) {
            throw DownloadException.lasting("its address is none"); // the cause would show it
        }
    }

    private void attempt(URI address) {
        if (result.isDone()) {
            return;
        }
        CompletableFuture<DownloadedFile> attempt = new DownloadAttempt(downloads, address, size).begin();
        giveUp = () -> attempt.cancel(true);
        CompletableFuture<Void> unused = attempt.handle((file, error) -> {
            if (error == null) {
                complete(file);
            } else {
                failed(address, error);
            }
            return null;
        });
        if (result.isDone()) {
            attempt.cancel(true);
        }
    }

    private void complete(DownloadedFile file) {
        if (!result.complete(file)) {
            downloads.remove(file);
        }
    }

    private void failed(URI address, Throwable error) {
        Duration delay = POLICY.delay(failures++, downloads.random());
        boolean inTime =
                time.nanos() - begun + delay.toNanos() <= settings.patience().toNanos();
        if (error instanceof DownloadException e && e.isPassing() && inTime && failures <= POLICY.retries()) {
            Time.Alarm alarm = time.after(delay, () -> attempt(address));
            giveUp = alarm::cancel;
        } else {
            result.completeExceptionally(error);
        }
    }
}
