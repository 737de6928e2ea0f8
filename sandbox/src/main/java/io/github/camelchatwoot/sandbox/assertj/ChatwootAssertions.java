// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.assertj;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.journal.ContactExpectation;
import io.github.camelchatwoot.sandbox.journal.ConversationExpectation;
import io.github.camelchatwoot.sandbox.journal.MessageExpectation;
import io.github.camelchatwoot.sandbox.journal.RequestExpectation;

/** Where assertions about a sandbox begin, and the words for what is expected. Made for static imports. Stateless. */
public final class ChatwootAssertions {
    private ChatwootAssertions() {}

    public static SandboxAssert assertThat(ChatwootSandbox sandbox) {
        return new SandboxAssert(sandbox);
    }

    /** Any message; more conditions follow. */
    public static MessageExpectation message() {
        return MessageExpectation.message();
    }

    /** Any request; more conditions follow. */
    public static RequestExpectation request() {
        return RequestExpectation.request();
    }

    /**
     * A request of this method for this path.
     *
     * @param path without the query; {@code *} stands for any one segment, {@code **} for any number of them
     */
    public static RequestExpectation request(String method, String path) {
        return RequestExpectation.request(method, path);
    }

    /** Any contact; more conditions follow. */
    public static ContactExpectation contact() {
        return ContactExpectation.contact();
    }

    /** The contact with this name, address, number, identifier or source id. */
    public static ContactExpectation contact(String knownAs) {
        return ContactExpectation.contact(knownAs);
    }

    /** Any conversation; more conditions follow. */
    public static ConversationExpectation conversation() {
        return ConversationExpectation.conversation();
    }

    /** The conversation with this number. */
    public static ConversationExpectation conversation(long id) {
        return ConversationExpectation.conversation(id);
    }
}
