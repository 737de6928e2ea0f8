// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Map;

import static io.github.camelchatwoot.operation.Param.ACCOUNT_ID;
import static io.github.camelchatwoot.operation.Param.AGENT_BOT_ID;
import static io.github.camelchatwoot.operation.Param.APP_ID;
import static io.github.camelchatwoot.operation.Param.ARTICLE_ID;
import static io.github.camelchatwoot.operation.Param.ASSIGNMENT_POLICY_ID;
import static io.github.camelchatwoot.operation.Param.AUTOMATION_RULE_ID;
import static io.github.camelchatwoot.operation.Param.BLOB_ID;
import static io.github.camelchatwoot.operation.Param.CAMPAIGN_ID;
import static io.github.camelchatwoot.operation.Param.CANNED_RESPONSE_ID;
import static io.github.camelchatwoot.operation.Param.CAPACITY_POLICY_ID;
import static io.github.camelchatwoot.operation.Param.CATEGORY_ID;
import static io.github.camelchatwoot.operation.Param.COMPANY_ID;
import static io.github.camelchatwoot.operation.Param.CONTACT_ID;
import static io.github.camelchatwoot.operation.Param.CONTACT_SOURCE_ID;
import static io.github.camelchatwoot.operation.Param.CONVERSATION_ID;
import static io.github.camelchatwoot.operation.Param.CSAT_RESPONSE_ID;
import static io.github.camelchatwoot.operation.Param.CUSTOM_ATTRIBUTE_ID;
import static io.github.camelchatwoot.operation.Param.CUSTOM_FILTER_ID;
import static io.github.camelchatwoot.operation.Param.CUSTOM_ROLE_ID;
import static io.github.camelchatwoot.operation.Param.DASHBOARD_APP_ID;
import static io.github.camelchatwoot.operation.Param.HOOK_ID;
import static io.github.camelchatwoot.operation.Param.INBOX_ID;
import static io.github.camelchatwoot.operation.Param.INBOX_IDENTIFIER;
import static io.github.camelchatwoot.operation.Param.INBOX_LIMIT_ID;
import static io.github.camelchatwoot.operation.Param.LABEL_ID;
import static io.github.camelchatwoot.operation.Param.MACRO_ID;
import static io.github.camelchatwoot.operation.Param.MESSAGE_ID;
import static io.github.camelchatwoot.operation.Param.NOTE_ID;
import static io.github.camelchatwoot.operation.Param.NOTIFICATION_ID;
import static io.github.camelchatwoot.operation.Param.PORTAL_SLUG;
import static io.github.camelchatwoot.operation.Param.SLA_POLICY_ID;
import static io.github.camelchatwoot.operation.Param.TEAM_ID;
import static io.github.camelchatwoot.operation.Param.USER_ID;
import static io.github.camelchatwoot.operation.Param.WEBHOOK_ID;

/** What an answer is about, and where in it the ids stand that become headers. */
public enum Thing {
    CONTACT(Map.of(CONTACT_ID, "/id")),
    CONTACT_INBOX(Map.of(CONTACT_SOURCE_ID, "/source_id", INBOX_ID, "/inbox/id")),
    CONVERSATION(Map.of(CONVERSATION_ID, "/id", INBOX_ID, "/inbox_id", CONTACT_ID, "/meta/sender/id")),
    MESSAGE(Map.of(MESSAGE_ID, "/id", CONVERSATION_ID, "/conversation_id", INBOX_ID, "/inbox_id")),
    INBOX(Map.of(INBOX_ID, "/id", INBOX_IDENTIFIER, "/inbox_identifier")),
    WEBHOOK(Map.of(WEBHOOK_ID, "/id")),
    NOTE(Map.of(NOTE_ID, "/id")),
    USER(Map.of(USER_ID, "/id")),
    TEAM(Map.of(TEAM_ID, "/id")),
    LABEL(Map.of(LABEL_ID, "/id")),
    CANNED_RESPONSE(Map.of(CANNED_RESPONSE_ID, "/id")),
    CUSTOM_ATTRIBUTE(Map.of(CUSTOM_ATTRIBUTE_ID, "/id")),
    CUSTOM_FILTER(Map.of(CUSTOM_FILTER_ID, "/id")),
    AGENT_BOT(Map.of(AGENT_BOT_ID, "/id")),
    AUTOMATION_RULE(Map.of(AUTOMATION_RULE_ID, "/id")),
    MACRO(Map.of(MACRO_ID, "/id")),
    ACCOUNT(Map.of(ACCOUNT_ID, "/id")),
    ACCOUNT_USER(Map.of(ACCOUNT_ID, "/account_id", USER_ID, "/user_id")),
    NOTIFICATION(Map.of(NOTIFICATION_ID, "/id")),
    /** A file that was uploaded. */
    BLOB(Map.of(BLOB_ID, "/blob_id")),
    CSAT_RESPONSE(Map.of(CSAT_RESPONSE_ID, "/id")),
    PORTAL(Map.of(PORTAL_SLUG, "/slug")),
    CATEGORY(Map.of(CATEGORY_ID, "/id")),
    ARTICLE(Map.of(ARTICLE_ID, "/id")),
    CAMPAIGN(Map.of(CAMPAIGN_ID, "/id")),
    DASHBOARD_APP(Map.of(DASHBOARD_APP_ID, "/id")),
    INTEGRATION(Map.of(APP_ID, "/id")),
    HOOK(Map.of(HOOK_ID, "/id")),
    SLA_POLICY(Map.of(SLA_POLICY_ID, "/id")),
    COMPANY(Map.of(COMPANY_ID, "/id")),
    CUSTOM_ROLE(Map.of(CUSTOM_ROLE_ID, "/id")),
    ASSIGNMENT_POLICY(Map.of(ASSIGNMENT_POLICY_ID, "/id")),
    CAPACITY_POLICY(Map.of(CAPACITY_POLICY_ID, "/id")),
    INBOX_LIMIT(Map.of(INBOX_LIMIT_ID, "/id")),
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
