// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLException;

import io.github.camelchatwoot.client.Downloads.Settings;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/** One attempt to download a file, from its first address over redirects to its last byte. */
final class DownloadAttempt {

    private static final int MAX_REDIRECTS = 5;
    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** What storages say of a file that is not there yet, and of too many questions. */
    private static final Set<Integer> MAY_COME = Set.of(403, 404, 408, 425, 429);

    private final Downloads downloads;
    private final Settings settings;
    private final URI first;
    private final @Nullable Long size;
    private final CompletableFuture<DownloadedFile> result = new CompletableFuture<>();
    private final AtomicReference<Asking> asking = new AtomicReference<>(new Asking(-1, () -> {}));

    /**
     * What is under way.
     *
     * @param redirects how many there were before it
     */
    private record Asking(int redirects, Runnable giveUp) {
        /** An answer may be there, and the next question asked, before it is known how to give up the one before. */
        Asking or(Asking other) {
            return other.redirects > redirects ? other : this;
        }
    }

    /**
     * An attempt.
     *
     * @param first the address that the event told; it is allowed
     * @param size the length of the file, where it is known
     */
    DownloadAttempt(Downloads downloads, URI first, @Nullable Long size) {
        this.downloads = downloads;
        this.settings = downloads.settings();
        this.first = first;
        this.size = size;
    }

    CompletableFuture<DownloadedFile> begin() {
        ask(first, 0);
        Time.Alarm alarm = downloads
                .time()
                .after(
                        settings.limit(),
                        () -> result.completeExceptionally(DownloadException.lasting("it was not complete after "
                                + settings.limit().toMillis() + " ms, see the option callTimeout")));
        CompletableFuture<DownloadedFile> unused = result.whenComplete((file, error) -> {
            alarm.cancel();
            if (error != null) {
                Objects.requireNonNull(asking.get(), "nothing to give up")
                        .giveUp()
                        .run();
            }
        });
        return result;
    }

    private void ask(URI address, int redirects) {
        if (result.isDone()) {
            return;
        }
        FileConsumer consumer = new FileConsumer(downloads.files(), settings.maxBytes(), size);
        BasicHttpRequest request = new BasicHttpRequest("GET", HttpHost.create(address), target(address));
        request.addHeader("Accept", "*/*");
        request.addHeader("Accept-Encoding", "identity"); // the bytes as they are stored
        try {
            Runnable giveUp = downloads
                    .transport()
                    .execute(
                            new BasicRequestProducer(request, null),
                            consumer,
                            () -> {},
                            new Answered(address, redirects));
            Asking mine = new Asking(redirects, () -> {
                giveUp.run();
                consumer.discard();
            });
            asking.accumulateAndGet(mine, Asking::or);
            if (result.isCompletedExceptionally()) {
                mine.giveUp().run(); // the time was over meanwhile
            }
        } catch (RuntimeException e) {
            result.completeExceptionally(
                    DownloadException.lasting(FileHosts.name(address) + " was not asked (" + e + ")", e));
        }
    }

    private static String target(URI address) {
        String path = address.getRawPath();
        String query = address.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** What becomes of a question. */
    private final class Answered implements FutureCallback<FileAnswer> {
        private final URI asked;
        private final int redirects;

        Answered(URI asked, int redirects) {
            this.asked = asked;
            this.redirects = redirects;
        }

        @Override
        public void completed(FileAnswer answer) {
            try {
                if (answer.status() == OK && answer.file() != null) {
                    complete(new DownloadedFile(answer.file(), answer.headers().get("content-type")));
                } else {
                    ask(redirect(answer), redirects + 1);
                }
            } catch (DownloadException e) {
                result.completeExceptionally(e);
            }
        }

        private void complete(DownloadedFile file) {
            if (!result.complete(file)) {
                downloads.remove(file);
            }
        }

        private URI redirect(FileAnswer answer) throws DownloadException {
            String location = answer.headers().get("location");
            if (!REDIRECTS.contains(answer.status()) || location == null) {
                String message = FileHosts.name(asked) + " answered " + answer.status();
                throw MAY_COME.contains(answer.status()) || answer.status() / 100 == 5
                        ? DownloadException.passing(message)
                        : DownloadException.lasting(message);
            }
            if (redirects == MAX_REDIRECTS) {
                throw DownloadException.lasting("there were more than " + MAX_REDIRECTS + " redirects");
            }
            try {
                URI next = asked.resolve(URI.create(URI.create(location).toASCIIString()));
                settings.hosts().check(first, next);
                return next;
            } catch (IllegalArgumentException e) {
                throw DownloadException.lasting(FileHosts.name(asked) + " redirects to what is no address");
            }
        }

        @Override
        public void failed(Exception error) {
            result.completeExceptionally(error instanceof DownloadException known ? known : broken(error));
        }

        private DownloadException broken(Exception error) {
            String message = "the connection to " + FileHosts.name(asked) + " failed ("
                    + ServerWords.cut(String.valueOf(error.getMessage())) + ")";
            boolean lasting = !(error instanceof IOException)
                    || error instanceof InterruptedIOException
                    || error instanceof SSLException
                    || error instanceof UnknownHostException;
            return lasting ? DownloadException.lasting(message, error) : DownloadException.passing(message, error);
        }

        @Override
        public void cancelled() {
            result.completeExceptionally(DownloadException.lasting("it was given up"));
        }
    }
}
