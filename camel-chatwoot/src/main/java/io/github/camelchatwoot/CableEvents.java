// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.cable.CableListener;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what comes over a WebSocket to the intake. A user hears of all accounts that the user belongs to: only one of
 * them counts.
 */
final class CableEvents implements CableListener {

    private static final Logger LOG = LoggerFactory.getLogger(CableEvents.class);

    private final ChatwootWebSocketConsumer consumer;
    private final EventLine line;
    private final EventDecoder decoder;
    private final @Nullable Long account;

    /** @param line where events go */
    CableEvents(ChatwootWebSocketConsumer consumer, EventLine line) {
        ChatwootConfiguration options = consumer.getEndpoint().getConfiguration();
        this.consumer = consumer;
        this.line = line;
        this.account = options.getAccountId();
        this.decoder = new EventDecoder(options.isKeepSecrets(), account);
    }

    @Override
    public CompletableFuture<?> confirmed() {
        return consumer.confirmed();
    }

    @Override
    public CompletableFuture<?> event(byte[] frame) {
        consumer.heard();
        try {
            Event event = decoder.frame(frame);
            Long its = event.facts().accountId();
            return account == null || its == null || its.equals(account)
                    ? line.add(new Arrival(event, EventSource.WEBSOCKET, null))
                    : CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            consumer.figures().count(Figure.REFUSED);
            // the exception of a parser would show words of the frame
            LOG.warn(
                    "A frame of the WebSocket with {} bytes is no event that can be read: it is left out",
                    frame.length);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void trouble(String reason, @Nullable Throwable cause) {
        consumer.trouble(reason, cause);
    }
}
