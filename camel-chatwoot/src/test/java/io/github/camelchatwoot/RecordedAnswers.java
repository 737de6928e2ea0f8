// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelchatwoot.client.Media;
import io.github.camelchatwoot.operation.Thing;
import org.apache.camel.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what the component made of recorded answers with the answers. */
final class RecordedAnswers {

    private static final JsonMapper JSON = new JsonMapper();

    private RecordedAnswers() {}

    static void assertUnderstood(RecordedCall call, Message message) {
        if (call.step().answered().body().isEmpty()) {
            assertThat(message.getBody()).isNull();
            return;
        }
        if (call.spec().reply().media() == Media.CSV) {
            assertThat(message.getBody()).isEqualTo(call.step().answered().body());
            return;
        }
        JsonNode body = JSON.valueToTree(message.getBody());
        assertThat(body).isEqualTo(call.thing());
        if (call.spec().reply().list()) {
            assertThat(message.getBody()).isInstanceOf(List.class);
            call.thing().forEach(item -> assertIsThing(call.spec().reply().thing(), item));
        } else {
            assertIsThing(call.spec().reply().thing(), call.thing());
            call.spec()
                    .reply()
                    .thing()
                    .ids()
                    .forEach((param, pointer) -> assertHeader(
                            call, message, param.header(), call.thing().at(pointer)));
        }
        call.spec()
                .reply()
                .headers()
                .forEach((param, pointer) -> assertHeader(
                        call,
                        message,
                        param.header(),
                        call.step().answered().json().at(pointer)));
    }

    /** That the right place of the answer was taken for the thing. */
    private static void assertIsThing(Thing thing, JsonNode json) {
        Set<String> fields = new HashSet<>();
        json.fieldNames().forEachRemaining(fields::add);
        switch (thing) {
            case CONTACT -> assertThat(fields).contains("id", "email", "phone_number", "identifier");
            case CONTACT_INBOX -> assertThat(fields).contains("source_id", "inbox");
            case CONVERSATION -> assertThat(fields).contains("id", "inbox_id", "status", "messages", "meta");
            case MESSAGE -> assertThat(fields).contains("id", "conversation_id", "message_type", "content");
            case INBOX -> assertThat(fields).contains("id", "channel_type", "callback_webhook_url");
            case WEBHOOK -> assertThat(fields).contains("id", "url", "subscriptions");
            case NOTE -> assertThat(fields).contains("id", "content", "user");
            case USER -> assertThat(fields).contains("id", "email", "name", "provider");
            case TEAM -> assertThat(fields).contains("id", "name", "allow_auto_assign");
            case LABEL -> assertThat(fields).contains("id", "title", "color");
            case CANNED_RESPONSE -> assertThat(fields).contains("id", "short_code", "content");
            case CUSTOM_ATTRIBUTE -> assertThat(fields).contains("id", "attribute_key", "attribute_model");
            case CUSTOM_FILTER -> assertThat(fields).contains("id", "filter_type", "query");
            case AGENT_BOT -> assertThat(fields).contains("id", "name", "outgoing_url");
            case AUTOMATION_RULE -> assertThat(fields).contains("id", "event_name", "conditions", "actions");
            case MACRO -> assertThat(fields).contains("id", "visibility", "actions");
            case ACCOUNT -> assertThat(fields).contains("id", "name", "locale", "features");
            case ACCOUNT_USER -> assertThat(fields).contains("id", "account_id", "user_id", "role");
            case NOTIFICATION -> assertThat(fields).contains("id", "notification_type", "primary_actor");
            case BLOB -> assertThat(fields).contains("file_url", "blob_id");
            case CSAT_RESPONSE -> assertThat(fields).contains("id", "rating", "contact");
            case PORTAL -> assertThat(fields).contains("id", "slug", "page_title");
            case CATEGORY -> assertThat(fields).contains("id", "slug", "locale", "position");
            case ARTICLE -> assertThat(fields).contains("id", "slug", "title", "status");
            case INTEGRATION -> assertThat(fields).contains("id", "name", "hooks");
            case HOOK -> assertThat(fields).contains("id", "app_id", "hook_type");
            case CAMPAIGN,
                    DASHBOARD_APP,
                    SLA_POLICY,
                    COMPANY,
                    CUSTOM_ROLE,
                    ASSIGNMENT_POLICY,
                    CAPACITY_POLICY,
                    INBOX_LIMIT -> throw new AssertionError("nobody recorded a " + thing);
            case CLIENT_INBOX -> assertThat(fields).contains("identifier", "name");
            case CLIENT_CONTACT -> assertThat(fields).contains("id", "source_id", "pubsub_token");
            case CLIENT_CONVERSATION -> assertThat(fields).contains("id", "inbox_id", "contact", "messages");
            case CLIENT_MESSAGE -> assertThat(fields).contains("id", "conversation_id", "message_type", "content");
            case VALUE -> assertThat(fields).doesNotContain("payload");
        }
    }

    /** What the answer does not tell stays as it was. */
    private static void assertHeader(RecordedCall call, Message message, String header, JsonNode value) {
        Object expected = value.isMissingNode() || value.isNull()
                ? call.headers().get(header)
                : value.isIntegralNumber()
                        ? (Object) value.longValue()
                        : value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
        assertThat(message.getHeader(header)).as(header).isEqualTo(expected);
    }
}
