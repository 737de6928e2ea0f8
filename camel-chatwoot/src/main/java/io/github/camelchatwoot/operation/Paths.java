// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import io.github.camelchatwoot.client.Verb;

/** The beginnings of the paths of Chatwoot's API; an enum's constants cannot read constants of their own enum. */
final class Paths {

    static final String ACCOUNT = "/api/v1/accounts/{account_id}";
    static final String CONTACT = ACCOUNT + "/contacts/{contact_id}";
    static final String CONVERSATION = ACCOUNT + "/conversations/{conversation_id}";
    static final String MESSAGE = CONVERSATION + "/messages/{message_id}";

    static final String CLIENT_INBOX = "/public/api/v1/inboxes/{inbox_identifier}";
    static final String CLIENT_CONTACT = CLIENT_INBOX + "/contacts/{contact_source_id}";
    static final String CLIENT_CONVERSATION = CLIENT_CONTACT + "/conversations/{conversation_id}";

    private Paths() {}

    static Spec get(String path) {
        return Spec.of(Verb.GET, path);
    }

    static Spec post(String path) {
        return Spec.of(Verb.POST, path);
    }

    static Spec patch(String path) {
        return Spec.of(Verb.PATCH, path);
    }

    static Spec delete(String path) {
        return Spec.of(Verb.DELETE, path);
    }
}
