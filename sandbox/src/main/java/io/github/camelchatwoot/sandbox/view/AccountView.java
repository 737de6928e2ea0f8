// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Times;

/** Accounts. */
public final class AccountView {
    private static final List<String> FEATURES = List.of(
            "inbound_emails",
            "channel_email",
            "channel_facebook",
            "help_center",
            "agent_bots",
            "macros",
            "agent_management",
            "team_management",
            "inbox_management",
            "labels",
            "custom_attributes",
            "automations",
            "canned_responses",
            "integrations",
            "voice_recorder",
            "channel_website",
            "campaigns",
            "reports",
            "crm",
            "auto_resolve_conversations",
            "chatwoot_v4",
            "contact_chatwoot_support_team",
            "channel_instagram",
            "assignment_v2",
            "channel_tiktok",
            "captain_tasks");
    private static final String NEVER_CHANGED = "0000000000";

    private AccountView() {}

    public static ObjectNode slim(Account account) {
        return Json.object().put("id", account.id).put("name", account.name);
    }

    public static ObjectNode rest(Account account) {
        ObjectNode view = Json.object();
        view.set("settings", account.settings);
        view.set("created_at", Times.iso(account.createdAt));
        view.put("domain", account.domain);
        ObjectNode features = view.putObject("features");
        FEATURES.forEach(feature -> features.put(feature, true));
        view.put("id", account.id)
                .put("locale", account.locale)
                .put("name", account.name)
                .put("support_email", account.supportEmail)
                .put("status", "active");
        view.putObject("cache_keys")
                .put("label", NEVER_CHANGED)
                .put("inbox", NEVER_CHANGED)
                .put("team", NEVER_CHANGED);
        return view;
    }
}
