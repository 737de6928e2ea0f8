// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an inbox is to be like. Used by one thread. */
public final class InboxSpec extends Spec<InboxSpec> {
    InboxSpec(ObjectNode json) {
        super(json);
    }

    @Override
    InboxSpec self() {
        return this;
    }

    /** Who sees the inbox, by name; all agents of the account by default. */
    public InboxSpec members(String... names) {
        json.withArray("members");
        return add("members", names);
    }

    /** The bot that is told of everything. */
    public InboxSpec agentBot(String name) {
        return set("agent_bot", name);
    }

    /** What whoever writes for the first time is answered. */
    public InboxSpec greeting(String text) {
        return set("greeting_enabled", true).set("greeting_message", text);
    }

    /** One conversation for each contact, forever. */
    public InboxSpec lockToSingleConversation() {
        return set("lock_to_single_conversation", true);
    }

    /** Contacts are asked for a rating when a conversation is resolved. */
    public InboxSpec csatSurvey() {
        return set("csat_survey_enabled", true);
    }

    /** Customers of the Client API have to prove who they are. */
    public InboxSpec hmacMandatory() {
        return set("hmac_mandatory", true);
    }

    /** Agents may answer for so many hours after the customer's last message. API inboxes only. */
    public InboxSpec agentReplyTimeWindow(int hours) {
        return put("additional_attributes", "agent_reply_time_window", hours);
    }
}
