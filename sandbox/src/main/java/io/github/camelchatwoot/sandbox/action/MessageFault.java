// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.List;

import io.github.camelchatwoot.sandbox.http.Refusal;

/** Why a message cannot be created. How this is answered depends on who asked for the message. */
public final class MessageFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> attributes;

    private MessageFault(String message, List<String> attributes) {
        super(message, null, false, false);
        this.attributes = attributes;
    }

    /** A validation that failed. */
    static MessageFault invalid(String message, String attribute) {
        return new MessageFault(message, List.of(attribute));
    }

    /** Something that the server trips over. */
    static MessageFault broken(String message) {
        return new MessageFault(message, List.of());
    }

    /** The creation of a message answers every fault by one text. */
    public Refusal asError() {
        String text = attributes.isEmpty() ? getMessage() : "Validation failed: " + getMessage();
        return Refusal.error(422, String.valueOf(text));
    }

    /** Elsewhere only validations are handled. */
    public Refusal asRecord() {
        return attributes.isEmpty() ? Refusal.crash() : Refusal.invalid(String.valueOf(getMessage()), attributes);
    }
}
