// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.io.IOException;
import java.util.Optional;

import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.webhook.Reception.Accepted;
import io.github.camelchatwoot.webhook.Reception.Refused;
import io.github.camelchatwoot.webhook.SignatureVerifier.Verdict;

/**
 * Decides about requests: method, type and size first, then the signature on the raw bytes, and only then what they
 * say. Immutable, safe to share across threads.
 */
public final class WebhookHandler {

    private final Optional<SignatureVerifier> verifier;
    private final EventDecoder decoder;
    private final long maxBodySize;

    /**
     * A handler.
     *
     * @param verifier empty: everybody who knows the address is believed
     * @param maxBodySize in bytes
     */
    public WebhookHandler(Optional<SignatureVerifier> verifier, EventDecoder decoder, long maxBodySize) {
        this.verifier = verifier;
        this.decoder = decoder;
        this.maxBodySize = maxBodySize;
    }

    /** Decides about a request. */
    public Reception receive(Delivery delivery) {
        if (!delivery.method().equals("POST")) {
            return new Refused(405, "only POST is allowed");
        }
        if (!delivery.isJson()) {
            return new Refused(415, "the content type is not application/json");
        }
        if (delivery.contentLength() > maxBodySize) {
            return tooLarge();
        }
        byte[] body = delivery.body().get();
        return body.length > maxBodySize ? tooLarge() : verified(delivery, body);
    }

    private Refused tooLarge() {
        return new Refused(413, "the body is larger than the option maxBodySize allows (" + maxBodySize + " bytes)");
    }

    private Reception verified(Delivery delivery, byte[] body) {
        Verdict verdict = verifier.map(check -> check.verify(delivery.timestamp(), delivery.signature(), body))
                .orElse(Verdict.VALID);
        return switch (verdict) {
            case VALID -> decoded(delivery, body);
            case NOT_SIGNED -> new Refused(401, "the request is not signed; Chatwoot signs from 4.13 on");
            case BAD_TIMESTAMP -> new Refused(401, "the timestamp is not a number of seconds");
            case OUTSIDE_WINDOW ->
                new Refused(401, "the timestamp is too far from now: an old request sent again, or a wrong clock");
            case WRONG_SIGNATURE ->
                new Refused(401, "the signature does not match: the option secret is not the one of this webhook");
        };
    }

    private Reception decoded(Delivery delivery, byte[] body) {
        try {
            return new Accepted(decoder.webhook(body, delivery.id()));
        } catch (IOException e) {
            return new Refused(400, "the body is not an event");
        }
    }
}
