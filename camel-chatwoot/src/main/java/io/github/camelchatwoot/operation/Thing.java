// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Map;

import static io.github.camelchatwoot.operation.Param.CONTACT_ID;
import static io.github.camelchatwoot.operation.Param.CONTACT_SOURCE_ID;
import static io.github.camelchatwoot.operation.Param.CONVERSATION_ID;
import static io.github.camelchatwoot.operation.Param.INBOX_ID;
import static io.github.camelchatwoot.operation.Param.INBOX_IDENTIFIER;
import static io.github.camelchatwoot.operation.Param.MESSAGE_ID;
import static io.github.camelchatwoot.operation.Param.WEBHOOK_ID;

/** What an answer is about, and where in it the ids stand that become headers. */
public enum Thing {
    CONTACT(Map.of(CONTACT_ID, "/id")),
    CONTACT_INBOX(Map.of(CONTACT_SOURCE_ID, "/source_id", INBOX_ID, "/inbox/id")),
    CONVERSATION(Map.of(CONVERSATION_ID, "/id", INBOX_ID, "/inbox_id", CONTACT_ID, "/meta/sender/id")),
    MESSAGE(Map.of(MESSAGE_ID, "/id", CONVERSATION_ID, "/conversation_id", INBOX_ID, "/inbox_id")),
    INBOX(Map.of(INBOX_ID, "/id", INBOX_IDENTIFIER, "/inbox_identifier")),
    WEBHOOK(Map.of(WEBHOOK_ID, "/id")),
    /** The views of the Client API: other shapes than those of the application API. */
    CLIENT_INBOX(Map.of(INBOX_IDENTIFIER, "/identifier")),
    CLIENT_CONTACT(Map.of(CONTACT_ID, "/id", CONTACT_SOURCE_ID, "/source_id")),
    CLIENT_CONVERSATION(Map.of(CONVERSATION_ID, "/id", INBOX_ID, "/inbox_id", CONTACT_ID, "/contact/id")),
    CLIENT_MESSAGE(Map.of(MESSAGE_ID, "/id", CONVERSATION_ID, "/conversation_id")),
    /** Something without ids of its own. */
    VALUE(Map.of());

    private final Map<Param, String> ids;

    Thing(Map<Param, String> ids) {
        this.ids = ids;
    }

    /** Headers and the JSON pointers of their values. */
    public Map<Param, String> ids() {
        return ids;
    }
}
