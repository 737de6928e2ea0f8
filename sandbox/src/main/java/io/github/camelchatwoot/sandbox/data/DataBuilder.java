// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Says what a sandbox is to hold, from the top to the bottom: inboxes belong to the last account, contacts to the last
 * inbox, conversations to the last contact, messages to the last conversation.
 *
 * <p>People, teams and inboxes are called by their names. Ids and source ids are the same every time. What Chatwoot
 * would refuse is refused with {@link DataException} when the data is added. Used by one thread.
 *
 * @param <B> the kind of builder
 */
public abstract class DataBuilder<B extends DataBuilder<B>> {
    private final ObjectNode data = Json.object();
    private @Nullable ObjectNode account;
    private @Nullable String inbox;
    private @Nullable ObjectNode contact;
    private @Nullable ObjectNode conversation;

    /** For the builders of this project. */
    protected DataBuilder() {}

    /** The builder itself. */
    protected abstract B self();

    /** What was said so far, in the format of a data file. */
    public final ObjectNode data() {
        return data.deepCopy();
    }

    /**
     * What follows belongs to this account: the one with this name, or a new one. The first one that is named before
     * the start is the one that is there from the beginning, which gets this name. A new account has an administrator.
     */
    public final B account(String name) {
        account = accounts().addObject().put("name", name);
        inbox = null;
        contact = null;
        conversation = null;
        return self();
    }

    /** An agent with an address made of the name. Somebody who is already called so, such as Gus, is meant. */
    public final B agent(String name) {
        return user(name, "agent", null);
    }

    public final B agent(String name, String email) {
        return user(name, "agent", email);
    }

    /** An administrator with an address made of the name. Somebody who is already called so, such as Ada, is meant. */
    public final B administrator(String name) {
        return user(name, "administrator", null);
    }

    public final B administrator(String name, String email) {
        return user(name, "administrator", email);
    }

    private B user(String name, String role, @Nullable String email) {
        ObjectNode user = append("users").put("name", name).put("role", role);
        if (email != null) {
            user.put("email", email);
        }
        return self();
    }

    /** A label that the account offers; lower case, no spaces. */
    public final B label(String title) {
        append("labels").put("title", title);
        return self();
    }

    /** A team with these members, by name. */
    public final B team(String name, String... members) {
        append("teams").put("name", name).set("members", Json.texts(List.of(members)));
        return self();
    }

    /** A bot whose events go to the URL. */
    public final B agentBot(String name, String outgoingUrl) {
        append("agent_bots").put("name", name).put("outgoing_url", outgoingUrl);
        return self();
    }

    /** A webhook of the account; without subscriptions with those that Chatwoot chooses. */
    public final B webhook(String url, String... subscriptions) {
        ObjectNode webhook = append("webhooks").put("url", url);
        if (subscriptions.length > 0) {
            webhook.set("subscriptions", Json.texts(List.of(subscriptions)));
        }
        return self();
    }

    /** A text that agents call up by a short code. */
    public final B cannedResponse(String shortCode, String content) {
        append("canned_responses").put("short_code", shortCode).put("content", content);
        return self();
    }

    /** An API inbox whose events go to the callback. */
    public final B apiInbox(String name, String webhookUrl) {
        return apiInbox(name, webhookUrl, spec -> {});
    }

    public final B apiInbox(String name, String webhookUrl, Consumer<InboxSpec> more) {
        return inbox("api", name, Map.of("webhook_url", webhookUrl), more);
    }

    /** An inbox of a website's chat window. */
    public final B websiteInbox(String name, String websiteUrl) {
        return websiteInbox(name, websiteUrl, spec -> {});
    }

    public final B websiteInbox(String name, String websiteUrl, Consumer<InboxSpec> more) {
        return inbox("web_widget", name, Map.of("website_url", websiteUrl), more);
    }

    /** An inbox of an e-mail address. */
    public final B emailInbox(String name, String email) {
        return emailInbox(name, email, spec -> {});
    }

    public final B emailInbox(String name, String email, Consumer<InboxSpec> more) {
        return inbox("email", name, Map.of("email", email), more);
    }

    private B inbox(String type, String name, Map<String, String> fields, Consumer<InboxSpec> more) {
        ObjectNode added = append("inboxes").put("type", type).put("name", name);
        fields.forEach(added::put);
        more.accept(new InboxSpec(added));
        inbox = name;
        return self();
    }

    /** A contact in the last inbox. */
    public final B contact(String name) {
        return contact(name, spec -> {});
    }

    public final B contact(String name, Consumer<ContactSpec> more) {
        ObjectNode added = append("contacts").put("name", name);
        if (inbox != null) {
            added.put("inbox", inbox);
        }
        more.accept(new ContactSpec(added));
        contact = added;
        conversation = null;
        return self();
    }

    /** A conversation of the last contact. */
    public final B conversation(Consumer<ConversationSpec> more) {
        if (contact == null) {
            throw new IllegalStateException("A conversation needs a contact before it");
        }
        ObjectNode added = contact.withArray("conversations").addObject();
        more.accept(new ConversationSpec(added));
        conversation = added;
        return self();
    }

    /** A message of the customer's in the last conversation, or in a new one. */
    public final B incoming(String content) {
        return message(spec -> spec.incoming(content));
    }

    /** An answer to the customer in the last conversation, or in a new one. */
    public final B outgoing(String content) {
        return message(spec -> spec.outgoing(content));
    }

    /** A private note in the last conversation, or in a new one. */
    public final B note(String content) {
        return message(spec -> spec.note(content));
    }

    /** Messages in the last conversation, or in a new one. */
    public final B message(Consumer<ConversationSpec> more) {
        if (conversation == null) {
            return conversation(more);
        }
        more.accept(new ConversationSpec(conversation));
        return self();
    }

    private ArrayNode accounts() {
        return data.withArray("accounts");
    }

    private ObjectNode append(String list) {
        if (account == null) {
            account = accounts().addObject();
        }
        return account.withArray(list).addObject();
    }
}
