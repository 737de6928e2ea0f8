// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import io.github.camelchatwoot.client.Verb;

/** The beginnings of the paths of Chatwoot's API; an enum's constants cannot read constants of their own enum. */
final class Paths {

    static final String ACCOUNT = "/api/v1/accounts/{account_id}";
    static final String CONTACT = ACCOUNT + "/contacts/{contact_id}";
    static final String CONVERSATION = ACCOUNT + "/conversations/{conversation_id}";
    static final String MESSAGE = CONVERSATION + "/messages/{message_id}";

    static final String INBOX = ACCOUNT + "/inboxes/{inbox_id}";
    static final String PORTAL = ACCOUNT + "/portals/{portal_slug}";
    static final String COMPANY = ACCOUNT + "/companies/{company_id}";
    static final String CAPACITY_POLICY = ACCOUNT + "/agent_capacity_policies/{capacity_policy_id}";
    static final String ASSIGNMENT_POLICY = ACCOUNT + "/assignment_policies/{assignment_policy_id}";
    static final String REPORTS = "/api/v2/accounts/{account_id}";
    static final String PLATFORM = "/platform/api/v1";

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

    static Spec put(String path) {
        return Spec.of(Verb.PUT, path);
    }

    static Spec patch(String path) {
        return Spec.of(Verb.PATCH, path);
    }

    static Spec delete(String path) {
        return Spec.of(Verb.DELETE, path);
    }
}
