// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.camelchatwoot.benchmarks.measure.OwnServer;
import io.github.camelchatwoot.benchmarks.measure.Resource;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * A server that answers what deliveries ask for. It knows nobody: every contact and every conversation is a new one
 * with the next id.
 */
final class DeliverStub {

    static final long INBOX = 7;

    private static final String INBOX_ANSWER = """
            {"id":7,"name":"Bridge","channel_type":"Channel::Api","hmac_mandatory":false,"hmac_token":"not-a-secret-of-24-chars",\
            "inbox_identifier":"Gm9Eq3sgQqAzk1E835FxMBCB","lock_to_single_conversation":false}""";
    private static final String NO_CONVERSATIONS = """
            {"data":{"meta":{"mine_count":0,"assigned_count":0,"unassigned_count":0,"all_count":0},"payload":[]}}""";
    private static final String CONTACT = """
            {"source_id":"x","pubsub_token":"not-a-secret-of-24-chars","id":%d,"name":"Jane Doe","email":null,"phone_number":null}""";
    private static final String CONVERSATION = """
            {"meta":{"sender":{"additional_attributes":{},"availability_status":"offline","email":null,"id":1,"name":"Jane Doe",\
            "phone_number":null,"blocked":false,"identifier":null,"thumbnail":"","custom_attributes":{},"created_at":1766391234},\
            "channel":"Channel::Api","hmac_verified":false},"id":%d,"messages":[{"id":%d,"content":"%s","account_id":1,\
            "inbox_id":7,"conversation_id":%d,"message_type":0,"created_at":1766391234,"updated_at":"2025-12-22T08:13:54.000Z",\
            "private":false,"status":"sent","source_id":"%s","content_type":"text","content_attributes":{},\
            "sender_type":"Contact","sender_id":1}],"account_id":1,"uuid":"a0106424-e76c-4af4-b68f-e349617d560c",\
            "additional_attributes":{},"agent_last_seen_at":0,"assignee_last_seen_at":0,"can_reply":true,\
            "contact_last_seen_at":0,"custom_attributes":{},"inbox_id":7,"labels":[],"muted":false,"snoozed_until":null,\
            "status":"open","created_at":1766391234,"updated_at":1766391234.855321,"timestamp":1766391234,\
            "first_reply_created_at":0,"unread_count":1,"last_activity_at":1766391234,"priority":null}""";

    private DeliverStub() {}

    /** Starts one that waits so long before each answer. */
    static OwnServer start(int delayMillis) throws IOException {
        return OwnServer.start(DeliverStub.class, delayMillis);
    }

    /** The server itself. */
    public static void main(String[] args) throws IOException {
        Answers answers = new Answers(Buffer.buffer(Resource.bytes("message.json")));
        OwnServer.serve(Integer.parseInt(args[0]), answers::to);
    }

    /** What is answered; used on the event loop only. */
    private static final class Answers {
        private static final String PREFIX = "\"" + Deliver.BRIDGE + ":";

        private final Buffer message;
        private final Buffer inbox = Buffer.buffer(INBOX_ANSWER);
        private final Buffer noConversations = Buffer.buffer(NO_CONVERSATIONS);
        private long next;

        Answers(Buffer message) {
            this.message = message;
        }

        Buffer to(HttpServerRequest request, Buffer body) {
            String path = request.path();
            if (path.endsWith("/messages")) {
                return message;
            }
            if (path.endsWith("/conversations")) {
                return request.method().name().equals("GET") ? noConversations : conversation(body);
            }
            return path.endsWith("/contacts") ? Buffer.buffer(CONTACT.formatted(++next)) : inbox;
        }

        /** Its message is known by the source id that the call says. */
        private Buffer conversation(Buffer body) {
            String text = body.toString(StandardCharsets.UTF_8);
            int from = text.indexOf(PREFIX) + 1;
            String sourceId = text.substring(from, text.indexOf('"', from));
            long id = ++next;
            return Buffer.buffer(CONVERSATION.formatted(id, id, Resource.SENTENCE, id, sourceId));
        }
    }
}
