// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.ReportingEvent;
import io.github.camelchatwoot.sandbox.state.Times;

/** What reports are made of. */
public final class ReportingEventView {
    private ReportingEventView() {}

    /** The row of the database; so the conversation has its inner id here, not that within the account. */
    public static ObjectNode row(ReportingEvent event, Conversation conversation) {
        ObjectNode view = Json.object()
                .put("id", event.id())
                .put("name", event.name())
                .put("value", (double) event.value())
                .put("value_in_business_hours", (double) event.valueInBusinessHours());
        view.set("event_start_time", Times.iso(event.start()));
        view.set("event_end_time", Times.iso(event.end()));
        view.put("account_id", conversation.account.id)
                .put("inbox_id", conversation.inbox().id)
                .put("user_id", event.userId())
                .put("conversation_id", conversation.id);
        view.set("created_at", Times.iso(event.createdAt()));
        view.set("updated_at", Times.iso(event.createdAt()));
        return view;
    }
}
