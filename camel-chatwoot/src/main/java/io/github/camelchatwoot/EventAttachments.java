// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelchatwoot.client.DownloadedFile;
import io.github.camelchatwoot.client.Downloads;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.MessageAttachment;
import jakarta.activation.DataHandler;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Brings the files of a message into the exchange of its event, as Camel attachments in temporary files, one after the
 * other. The files are removed when the exchange is done. Safe to share across threads; no thread waits.
 */
final class EventAttachments {

    /** Chatwoot means to allow 15, but takes more. */
    private static final int MAX_FILES = 100;

    private static final String ANY_TYPE = "application/octet-stream";
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final @Nullable Downloads downloads;

    /** @param downloads null: nothing is downloaded */
    EventAttachments(@Nullable Downloads downloads) {
        this.downloads = downloads;
    }

    /**
     * Downloads what there is to download.
     *
     * @return completes when the exchange can go on, or with a {@link ChatwootAttachmentException}; then nothing is
     *     left
     */
    CompletableFuture<Void> prepare(Exchange exchange, Event event) throws IOException {
        if (downloads == null) {
            return DONE;
        }
        List<MessageAttachment> files = event.payload().attachments().stream()
                .filter(MessageAttachment::isFile)
                .toList();
        if (files.size() > MAX_FILES) {
            String message = event + " has " + files.size() + " files, and no more than " + MAX_FILES
                    + " are downloaded: see the option downloadAttachments";
            return CompletableFuture.failedFuture(new ChatwootAttachmentException(null, message, null));
        }
        return files.isEmpty() ? DONE : new Fetching(downloads, exchange, event).all(files);
    }

    /** The files of one exchange. */
    private static final class Fetching extends SynchronizationAdapter {
        private final Downloads downloads;
        private final Exchange exchange;
        private final Event event;
        private final List<DownloadedFile> fetched = new ArrayList<>();

        Fetching(Downloads downloads, Exchange exchange, Event event) {
            this.downloads = downloads;
            this.exchange = exchange;
            this.event = event;
        }

        CompletableFuture<Void> all(List<MessageAttachment> files) {
            exchange.getExchangeExtension().addOnCompletion(this);
            CompletableFuture<Void> all = DONE;
            for (MessageAttachment file : files) {
                all = all.thenCompose(before -> one(file));
            }
            return all;
        }

        private CompletableFuture<Void> one(MessageAttachment file) {
            if (file.url() == null) {
                return CompletableFuture.failedFuture(failure(file, "Chatwoot has told no address of it", null));
            }
            return downloads.get(file.url(), file.size()).handle((downloaded, error) -> {
                if (error != null) {
                    throw new CompletionException(failure(file, String.valueOf(error.getMessage()), error));
                }
                attach(file, downloaded);
                return null;
            });
        }

        private ChatwootAttachmentException failure(MessageAttachment file, String why, @Nullable Throwable cause) {
            return new ChatwootAttachmentException(
                    file.id(), "The " + file + " of " + event + " could not be downloaded: " + why, cause);
        }

        private void attach(MessageAttachment file, DownloadedFile downloaded) {
            fetched.add(downloaded);
            String told = MessageAttachment.mediaType(downloaded.contentType());
            String type = file.type() != null ? file.type() : Objects.requireNonNullElse(told, ANY_TYPE);
            String name = Objects.requireNonNull(file.name(), "a file has a name");
            AttachmentMessage message = new DefaultAttachmentMessage(exchange.getMessage());
            message.addAttachment(name, new DataHandler(new DownloadedSource(downloaded.path(), name, type)));
        }

        @Override
        public void onDone(Exchange done) {
            fetched.forEach(downloads::remove);
            fetched.clear();
        }
    }
}
