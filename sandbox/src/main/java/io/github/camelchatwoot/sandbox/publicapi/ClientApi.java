// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.publicapi;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.ContactActions;
import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.action.MessageFault;
import io.github.camelchatwoot.sandbox.api.MessageWindow;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ConversationView;
import io.github.camelchatwoot.sandbox.view.InboxView;
import io.github.camelchatwoot.sandbox.view.MessageView;

/**
 * The Client API: whoever knows the inbox's identifier and the session's source id is the customer. Used on the event
 * loop only.
 */
public final class ClientApi {
    private static final String INBOX = "/public/api/v1/inboxes/{inbox}";
    private static final String CONTACT = INBOX + "/contacts/{contact}";
    private static final String CONVERSATION = CONTACT + "/conversations/{conversation}";

    private final World world;
    private final ContactActions contacts;
    private final ConversationActions conversations;
    private final MessageActions messages;

    public ClientApi(World world, ContactActions contacts, ConversationActions conversations, MessageActions messages) {
        this.world = world;
        this.contacts = contacts;
        this.conversations = conversations;
        this.messages = messages;
    }

    public void addTo(Router router) {
        new ClientContacts(world, contacts, this).addTo(router, INBOX);
        router.add("GET", INBOX, this::showInbox);
        router.add("GET", CONTACT + "/conversations", this::list);
        router.add("POST", CONTACT + "/conversations", this::create);
        router.add("GET", CONVERSATION, request -> answer(conversation(request)));
        router.add("POST", CONVERSATION + "/toggle_status", this::resolve);
        router.add("POST", CONVERSATION + "/toggle_typing", this::typing);
        router.add("POST", CONVERSATION + "/update_last_seen", this::seen);
        router.add("GET", CONVERSATION + "/messages", this::listMessages);
        router.add("POST", CONVERSATION + "/messages", this::createMessage);
        router.add("PATCH", CONVERSATION + "/messages/{message}", this::submit);
        router.add("PUT", CONVERSATION + "/messages/{message}", this::submit);
    }

    private Answer showInbox(Request request) {
        Inbox inbox = inbox(request);
        return Answer.json(InboxView.client(inbox, channel(inbox)));
    }

    private Answer list(Request request) {
        ArrayNode list = Json.array();
        conversationsOf(session(request)).forEach(conversation -> list.add(ConversationView.client(conversation)));
        return Answer.json(list);
    }

    private Answer create(Request request) {
        ContactInbox session = session(request);
        Optional<Conversation> only = session.inbox.lockToSingleConversation
                ? world.conversations.of(session).stream().reduce((first, second) -> second)
                : Optional.empty();
        Params attributes = request.params().below("custom_attributes");
        return answer(only.orElseGet(() -> conversations.create(
                session, conversation -> conversation.customAttributes = Json.stored(attributes.tree()))));
    }

    /** Only ever resolves; writing opens again. */
    private Answer resolve(Request request) {
        Conversation conversation = conversation(request);
        conversations.changeStatus(conversation, Status.RESOLVED, null, conversation.contact());
        return answer(conversation);
    }

    private Answer typing(Request request) {
        Conversation conversation = conversation(request);
        String status = request.params().text("typing_status");
        if ("on".equals(status) || "off".equals(status)) {
            conversations.typing(conversation, "on".equals(status), false, conversation.contact());
        }
        return Answer.ok();
    }

    private Answer seen(Request request) {
        messages.readByContact(conversation(request));
        return Answer.ok();
    }

    private Answer listMessages(Request request) {
        Conversation conversation = conversation(request);
        String before = request.params().filled("before");
        List<Message> window = before == null
                ? MessageWindow.newest(conversation, false)
                : MessageWindow.before(conversation, Params.integer(before).orElse(0L), false);
        ArrayNode list = Json.array();
        window.forEach(message -> list.add(MessageView.client(message)));
        return Answer.json(list);
    }

    private Answer createMessage(Request request) {
        Conversation conversation = conversation(request);
        Contact contact = conversation.contact();
        try {
            Message.Draft draft = messages.clientDraft(request.params(), contact);
            return Answer.json(MessageView.client(messages.create(
                    conversation, draft, contact, request.params().text("echo_id"))));
        } catch (MessageFault fault) {
            throw fault.asRecord();
        }
    }

    private Answer submit(Request request) {
        Message message = conversation(request).messages.get(request.id("message"));
        if (message == null) {
            throw Refusal.crash();
        }
        messages.submit(message, permitted(request.params().raw("submitted_values")));
        return Answer.json(MessageView.client(message));
    }

    /** Of an answer to a form or a survey only the known keys are kept, in the server's order. */
    private static JsonNode permitted(JsonNode submitted) {
        if (submitted instanceof ArrayNode answers) {
            ArrayNode kept = Json.array();
            answers.forEach(answer -> kept.add(only(answer, List.of("name", "title", "value"))));
            return kept;
        }
        ObjectNode kept = only(submitted, List.of("name", "title", "value"));
        if (submitted.has("csat_survey_response")) {
            JsonNode rating = submitted.get("csat_survey_response");
            kept.set("csat_survey_response", only(rating, List.of("feedback_message", "rating")));
        }
        return kept;
    }

    private static ObjectNode only(JsonNode given, List<String> keys) {
        ObjectNode kept = Json.object();
        keys.stream().filter(given::has).forEach(key -> kept.set(key, given.get(key)));
        return kept;
    }

    private static Answer answer(Conversation conversation) {
        return Answer.json(ConversationView.client(conversation));
    }

    /** A verified customer sees the conversations of all sessions. */
    private List<Conversation> conversationsOf(ContactInbox session) {
        if (!session.hmacVerified) {
            return world.conversations.of(session);
        }
        return world.sessions.of(session.contact).stream()
                .flatMap(own -> world.conversations.of(own).stream())
                .toList();
    }

    private Conversation conversation(Request request) {
        long displayId = request.id("conversation");
        return conversationsOf(session(request)).stream()
                .filter(conversation -> conversation.displayId == displayId)
                .findFirst()
                .orElseThrow(Refusal::notFoundPage);
    }

    ContactInbox session(Request request) {
        return world.sessions.find(inbox(request), request.text("contact")).orElseThrow(Refusal::notFoundPage);
    }

    Inbox inbox(Request request) {
        return world.inbox(request.text("inbox")).orElseThrow(Refusal::notFoundPage);
    }

    static Channel.Api channel(Inbox inbox) {
        return inbox.api().orElseThrow();
    }
}
