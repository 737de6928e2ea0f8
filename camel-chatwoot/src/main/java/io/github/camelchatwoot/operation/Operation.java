// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import static io.github.camelchatwoot.operation.Param.*;
import static io.github.camelchatwoot.operation.Paths.ACCOUNT;
import static io.github.camelchatwoot.operation.Paths.CLIENT_CONTACT;
import static io.github.camelchatwoot.operation.Paths.CLIENT_CONVERSATION;
import static io.github.camelchatwoot.operation.Paths.CLIENT_INBOX;
import static io.github.camelchatwoot.operation.Paths.CONTACT;
import static io.github.camelchatwoot.operation.Paths.CONVERSATION;
import static io.github.camelchatwoot.operation.Paths.MESSAGE;
import static io.github.camelchatwoot.operation.Paths.delete;
import static io.github.camelchatwoot.operation.Paths.get;
import static io.github.camelchatwoot.operation.Paths.patch;
import static io.github.camelchatwoot.operation.Paths.post;
import static io.github.camelchatwoot.operation.Reply.listOf;
import static io.github.camelchatwoot.operation.Reply.one;

/**
 * Everything that Chatwoot can be asked to do, and every source of its events, one constant each. Add an operation
 * here, and nowhere else: requests, answers, the component's metadata and the tests derive from this table.
 *
 * <p>The pages are those of <a href="https://developers.chatwoot.com/api-reference/introduction">Chatwoot's API
 * reference</a>; shapes and paths are those of a running Chatwoot 4.15.1, where the two differ.
 */
public enum Operation {

    // ---- events ----

    WEBHOOK(new Source("Receives Chatwoot's events by signed webhook callbacks.")),

    // ---- contacts ----

    CREATE_CONTACT(post(ACCOUNT + "/contacts")
            .takes(
                    INBOX_ID,
                    CONTACT_SOURCE_ID,
                    NAME,
                    EMAIL,
                    PHONE_NUMBER,
                    IDENTIFIER,
                    BLOCKED,
                    AVATAR_URL,
                    ADDITIONAL_ATTRIBUTES,
                    CUSTOM_ATTRIBUTES)
            .answers(one(Thing.CONTACT, "/payload/contact").with(CONTACT_SOURCE_ID, "/payload/contact_inbox/source_id"))
            .summary("Creates a contact, and with an inbox its session there, whose source id becomes a header.")
            .page("contacts/create-contact")),
    GET_CONTACT(get(CONTACT)
            .takes(INCLUDE_CONTACT_INBOXES)
            .answers(one(Thing.CONTACT, "/payload"))
            .summary("Reads a contact.")
            .page("contacts/show-contact")),
    UPDATE_CONTACT(patch(CONTACT)
            .takes(NAME, EMAIL, PHONE_NUMBER, IDENTIFIER, BLOCKED, AVATAR_URL, ADDITIONAL_ATTRIBUTES, CUSTOM_ATTRIBUTES)
            .answers(one(Thing.CONTACT, "/payload"))
            .isRepeatable()
            .summary("Changes fields of a contact; custom attributes are merged into those that are there.")
            .page("contacts/update-contact")),
    DELETE_CONTACT(delete(CONTACT)
            .summary("Deletes a contact with all its conversations. Administrators only.")
            .page("contacts/delete-contact")),
    LIST_CONTACTS(get(ACCOUNT + "/contacts")
            .takes(PAGE, SORT, LABELS, INCLUDE_CONTACT_INBOXES)
            .answers(listOf(Thing.CONTACT, "/payload").with(TOTAL_COUNT, "/meta/count"))
            .summary("Lists a page of 15 contacts that have an e-mail address, phone number or identifier.")
            .page("contacts/list-contacts")),
    LIST_ACTIVE_CONTACTS(get(ACCOUNT + "/contacts/active")
            .takes(PAGE, SORT)
            .answers(listOf(Thing.CONTACT, "/payload").with(TOTAL_COUNT, "/meta/count"))
            .summary("Lists a page of 15 contacts that are online.")),
    SEARCH_CONTACTS(get(ACCOUNT + "/contacts/search")
            .needs(QUERY)
            .takes(PAGE, SORT, INCLUDE_CONTACT_INBOXES)
            .answers(listOf(Thing.CONTACT, "/payload").with(HAS_MORE, "/meta/has_more"))
            .summary("Lists a page of 15 contacts with a text anywhere in name, e-mail, phone number or identifier.")
            .page("contacts/search-contacts")),
    FILTER_CONTACTS(post(ACCOUNT + "/contacts/filter")
            .needs(FILTER)
            .query(PAGE, SORT, INCLUDE_CONTACT_INBOXES)
            .text(FILTER)
            .answers(listOf(Thing.CONTACT, "/payload").with(TOTAL_COUNT, "/meta/count"))
            .isRepeatable()
            .summary("Lists a page of 15 contacts that meet conditions.")
            .page("contacts/contact-filter")),
    LIST_CONTACT_LABELS(get(CONTACT + "/labels")
            .answers(listOf(Thing.VALUE, "/payload"))
            .summary("Lists the labels of a contact.")
            .page("contact-labels/list-labels")),
    SET_CONTACT_LABELS(post(CONTACT + "/labels")
            .needs(LABELS)
            .text(LABELS)
            .answers(listOf(Thing.VALUE, "/payload"))
            .isRepeatable()
            .summary("Replaces all labels of a contact.")
            .page("contact-labels/add-labels")),
    CREATE_CONTACT_INBOX(post(CONTACT + "/contact_inboxes")
            .needs(INBOX_ID)
            .takes(CONTACT_SOURCE_ID, HMAC_VERIFIED)
            .answers(one(Thing.CONTACT_INBOX, ""))
            .summary("Creates a session of a contact in an inbox; without a source id always another one.")
            .page("contacts/create-contact-inbox")),
    LIST_CONTACTABLE_INBOXES(get(CONTACT + "/contactable_inboxes")
            .answers(listOf(Thing.CONTACT_INBOX, "/payload"))
            .summary("Lists the inboxes that a contact can be written to through.")
            .page("contacts/get-contactable-inboxes")),
    FIND_CONTACT_BY_SOURCE_ID(post(ACCOUNT + "/contact_inboxes/filter")
            .needs(INBOX_ID, CONTACT_SOURCE_ID)
            .answers(one(Thing.CONTACT, ""))
            .isRepeatable()
            .summary("Finds the contact that a source id of an inbox belongs to; not found is an error.")),
    LIST_CONTACT_CONVERSATIONS(get(CONTACT + "/conversations")
            .answers(listOf(Thing.CONVERSATION, "/payload"))
            .summary("Lists the newest 20 conversations of a contact, in all inboxes.")
            .page("contacts/contact-conversations")),
    MERGE_CONTACTS(post(ACCOUNT + "/actions/contact_merge")
            .needs(BASE_CONTACT_ID, MERGEE_CONTACT_ID)
            .answers(one(Thing.CONTACT, ""))
            .summary("Merges a contact into another one and deletes it.")
            .page("contacts/merge-contacts")),
    DESTROY_CONTACT_CUSTOM_ATTRIBUTES(post(CONTACT + "/destroy_custom_attributes")
            .needs(CUSTOM_ATTRIBUTES)
            .text(CUSTOM_ATTRIBUTES)
            .answers(one(Thing.CONTACT, "/payload"))
            .isRepeatable()
            .summary("Removes custom attributes of a contact, given as a list of keys.")),

    // ---- conversations ----

    CREATE_CONVERSATION(post(ACCOUNT + "/conversations")
            .takes(
                    INBOX_ID,
                    CONTACT_ID,
                    CONTACT_SOURCE_ID,
                    CONVERSATION_STATUS,
                    ASSIGNEE_ID,
                    TEAM_ID,
                    SNOOZED_UNTIL,
                    ADDITIONAL_ATTRIBUTES,
                    CUSTOM_ATTRIBUTES,
                    HMAC_VERIFIED,
                    FIRST_MESSAGE)
            .answers(one(Thing.CONVERSATION, ""))
            .summary("Creates a conversation of a contact in an inbox, if wanted with its first message.")
            .page("conversations/create-new-conversation")),
    GET_CONVERSATION(get(CONVERSATION)
            .answers(one(Thing.CONVERSATION, ""))
            .summary("Reads a conversation.")
            .page("conversations/conversation-details")),
    UPDATE_CONVERSATION(patch(CONVERSATION)
            .takes(PRIORITY)
            .answers(one(Thing.CONVERSATION, ""))
            .isRepeatable()
            .summary("Changes the priority of a conversation; the server ignores other fields.")
            .page("conversations/update-conversation")),
    LIST_CONVERSATIONS(get(ACCOUNT + "/conversations")
            .takes(
                    STATUS_FILTER,
                    ASSIGNEE_FILTER,
                    INBOX_ID,
                    CONTACT_SOURCE_ID,
                    TEAM_ID,
                    LABELS,
                    QUERY,
                    CONVERSATION_TYPE,
                    SORT_BY,
                    UPDATED_WITHIN,
                    PAGE)
            .answers(listOf(Thing.CONVERSATION, "/data/payload").with(TOTAL_COUNT, "/data/meta/all_count"))
            .summary("Lists a page of 25 conversations, open ones unless another status is asked for.")
            .page("conversations/conversations-list")),
    FILTER_CONVERSATIONS(post(ACCOUNT + "/conversations/filter")
            .needs(FILTER)
            .query(PAGE)
            .text(FILTER)
            .answers(listOf(Thing.CONVERSATION, "/payload").with(TOTAL_COUNT, "/meta/all_count"))
            .isRepeatable()
            .summary("Lists a page of 25 conversations that meet conditions.")
            .page("conversations/conversations-filter")),
    TOGGLE_CONVERSATION_STATUS(post(CONVERSATION + "/toggle_status")
            .needs(CONVERSATION_STATUS)
            .takes(SNOOZED_UNTIL)
            .answers(one(Thing.VALUE, "/payload"))
            .isRepeatable()
            .summary("Sets the status of a conversation. Opening it with an agent's token assigns it to that agent.")
            .page("conversations/toggle-status")),
    TOGGLE_CONVERSATION_PRIORITY(post(CONVERSATION + "/toggle_priority")
            .takes(PRIORITY)
            .isRepeatable()
            .summary("Sets the priority of a conversation, or removes it when there is none.")
            .page("conversations/toggle-priority")),
    TOGGLE_CONVERSATION_TYPING(post(CONVERSATION + "/toggle_typing_status")
            .needs(TYPING_STATUS)
            .takes(IS_PRIVATE)
            .isRepeatable()
            .summary("Shows the customer that an agent is typing, or has stopped.")
            .page("conversations/toggle-typing-status")),
    ASSIGN_CONVERSATION(post(CONVERSATION + "/assignments")
            .takes(ASSIGNEE_ID, ASSIGNEE_TYPE, TEAM_ID)
            .answers(one(Thing.VALUE, ""))
            .isRepeatable()
            .summary("Assigns a conversation to an agent, a bot or a team; answers null when it is unassigned.")
            .page("conversation-assignments/assign-conversation")),
    LIST_CONVERSATION_LABELS(get(CONVERSATION + "/labels")
            .answers(listOf(Thing.VALUE, "/payload"))
            .summary("Lists the labels of a conversation.")
            .page("conversations/list-labels")),
    SET_CONVERSATION_LABELS(post(CONVERSATION + "/labels")
            .needs(LABELS)
            .text(LABELS)
            .answers(listOf(Thing.VALUE, "/payload"))
            .isRepeatable()
            .summary("Replaces all labels of a conversation.")
            .page("conversations/add-labels")),
    SET_CONVERSATION_CUSTOM_ATTRIBUTES(post(CONVERSATION + "/custom_attributes")
            .needs(CUSTOM_ATTRIBUTES)
            .answers(one(Thing.VALUE, "/custom_attributes"))
            .isRepeatable()
            .summary("Replaces all custom attributes of a conversation.")
            .page("conversations/update-custom-attributes")),
    UPDATE_CONVERSATION_LAST_SEEN(post(CONVERSATION + "/update_last_seen")
            .answers(one(Thing.CONVERSATION, ""))
            .isRepeatable()
            .summary("Marks a conversation as read by the agent.")),
    MARK_CONVERSATION_UNREAD(post(CONVERSATION + "/unread")
            .answers(one(Thing.CONVERSATION, ""))
            .isRepeatable()
            .summary("Marks a conversation as unread for the agent.")),
    DELETE_CONVERSATION(delete(CONVERSATION).summary("Deletes a conversation, some time later. Administrators only.")),

    // ---- messages ----

    CREATE_MESSAGE(post(CONVERSATION + "/messages")
            .takes(
                    CONTENT,
                    MESSAGE_TYPE,
                    PRIVATE,
                    CONTENT_TYPE,
                    CONTENT_ATTRIBUTES,
                    ATTACHMENTS,
                    MESSAGE_SOURCE_ID,
                    ECHO_ID,
                    EXTERNAL_CREATED_AT,
                    TEMPLATE_PARAMS,
                    CAMPAIGN_ID,
                    CC_EMAILS,
                    BCC_EMAILS,
                    TO_EMAILS,
                    EMAIL_HTML_CONTENT,
                    SENDER_TYPE,
                    SENDER_ID,
                    IS_VOICE_MESSAGE)
            .text(CONTENT)
            .answers(one(Thing.MESSAGE, ""))
            .summary("Creates a message in a conversation: from the agent, from the customer, or a private note.")
            .page("messages/create-new-message")),
    LIST_MESSAGES(get(CONVERSATION + "/messages")
            .takes(BEFORE, AFTER)
            .answers(listOf(Thing.MESSAGE, "/payload"))
            .summary("Lists messages of a conversation in ascending order: the newest 20, or a window of ids.")
            .page("messages/get-messages")),
    UPDATE_MESSAGE_STATUS(patch(MESSAGE)
            .needs(MESSAGE_STATUS)
            .takes(EXTERNAL_ERROR)
            .answers(one(Thing.MESSAGE, ""))
            .isRepeatable()
            .summary("Reports the delivery state of a message. API inboxes only, with the token of a user.")),
    DELETE_MESSAGE(delete(MESSAGE)
            .answers(one(Thing.MESSAGE, ""))
            .summary("Deletes a message: a text that says so stays in its place.")
            .page("messages/delete-a-message")),
    RETRY_MESSAGE(post(MESSAGE + "/retry")
            .answers(one(Thing.MESSAGE, ""))
            .summary("Sends a failed message again, as an agent does who presses Retry.")),

    // ---- inboxes, webhooks, profile ----

    LIST_INBOXES(get(ACCOUNT + "/inboxes")
            .answers(listOf(Thing.INBOX, "/payload"))
            .summary("Lists the inboxes that the token's user may see.")
            .page("inboxes/list-all-inboxes")),
    GET_INBOX(get(ACCOUNT + "/inboxes/{inbox_id}")
            .answers(one(Thing.INBOX, ""))
            .summary("Reads an inbox. Administrators see its secrets.")
            .page("inboxes/get-an-inbox")),
    CREATE_INBOX(post(ACCOUNT + "/inboxes")
            .needs(NAME, CHANNEL)
            .answers(one(Thing.INBOX, ""))
            .summary("Creates an inbox. Administrators only.")
            .page("inboxes/create-an-inbox")),
    UPDATE_INBOX(patch(ACCOUNT + "/inboxes/{inbox_id}")
            .takes(NAME, CHANNEL)
            .answers(one(Thing.INBOX, ""))
            .isRepeatable()
            .summary("Changes an inbox; its callback URL only as webhook_url of the channel. Administrators only.")
            .page("inboxes/update-inbox")),
    LIST_WEBHOOKS(get(ACCOUNT + "/webhooks")
            .answers(listOf(Thing.WEBHOOK, "/payload/webhooks"))
            .summary("Lists the account's webhooks with their secrets. Administrators only.")
            .page("webhooks/list-all-webhooks")),
    CREATE_WEBHOOK(post(ACCOUNT + "/webhooks")
            .needs(URL)
            .takes(NAME, SUBSCRIPTIONS)
            .answers(one(Thing.WEBHOOK, "/payload/webhook"))
            .summary("Creates a webhook of the account; a URL can have one only. Administrators only.")
            .page("webhooks/add-a-webhook")),
    UPDATE_WEBHOOK(patch(ACCOUNT + "/webhooks/{webhook_id}")
            .takes(URL, NAME, SUBSCRIPTIONS)
            .answers(one(Thing.WEBHOOK, "/payload/webhook"))
            .isRepeatable()
            .summary("Changes a webhook of the account. Administrators only.")
            .page("webhooks/update-a-webhook-object")),
    DELETE_WEBHOOK(delete(ACCOUNT + "/webhooks/{webhook_id}")
            .summary("Deletes a webhook of the account. Administrators only.")
            .page("webhooks/delete-a-webhook")),
    GET_PROFILE(get("/api/v1/profile")
            .answers(one(Thing.VALUE, ""))
            .summary("Reads the profile of the token's user: accounts, roles and tokens.")
            .page("profile/fetch-user-profile")),

    // ---- Client API: the customer's side of an API inbox, without a token ----

    CLIENT_GET_INBOX(get(CLIENT_INBOX)
            .answers(one(Thing.CLIENT_INBOX, ""))
            .summary("Client API: reads what customers may know of an inbox.")
            .page("inbox-api/inbox-details")),
    CLIENT_CREATE_CONTACT(post(CLIENT_INBOX + "/contacts")
            .takes(
                    CONTACT_SOURCE_ID,
                    IDENTIFIER,
                    IDENTIFIER_HASH,
                    NAME,
                    EMAIL,
                    PHONE_NUMBER,
                    AVATAR_URL,
                    CUSTOM_ATTRIBUTES)
            .answers(one(Thing.CLIENT_CONTACT, ""))
            .summary("Client API: finds the contact with a source id, or creates it.")
            .page("contacts-api/create-a-contact")),
    CLIENT_GET_CONTACT(get(CLIENT_CONTACT)
            .takes(IDENTIFIER, IDENTIFIER_HASH)
            .answers(one(Thing.CLIENT_CONTACT, ""))
            .summary("Client API: reads a contact.")
            .page("contacts-api/get-a-contact")),
    CLIENT_UPDATE_CONTACT(patch(CLIENT_CONTACT)
            .takes(IDENTIFIER, IDENTIFIER_HASH, NAME, EMAIL, PHONE_NUMBER, AVATAR_URL, CUSTOM_ATTRIBUTES)
            .answers(one(Thing.CONTACT, ""))
            .summary("Client API: changes a contact; an e-mail address or phone number of another one merges the two.")
            .page("contacts-api/update-a-contact")),
    CLIENT_CREATE_CONVERSATION(post(CLIENT_CONTACT + "/conversations")
            .takes(CUSTOM_ATTRIBUTES)
            .answers(one(Thing.CLIENT_CONVERSATION, ""))
            .summary("Client API: creates a conversation.")
            .page("conversations-api/create-a-conversation")),
    CLIENT_LIST_CONVERSATIONS(get(CLIENT_CONTACT + "/conversations")
            .answers(listOf(Thing.CLIENT_CONVERSATION, ""))
            .summary("Client API: lists the conversations of a contact with all their messages.")
            .page("conversations-api/list-all-conversations")),
    CLIENT_GET_CONVERSATION(get(CLIENT_CONVERSATION)
            .answers(one(Thing.CLIENT_CONVERSATION, ""))
            .summary("Client API: reads a conversation with all its messages.")
            .page("conversations-api/get-a-single-conversation")),
    CLIENT_RESOLVE_CONVERSATION(post(CLIENT_CONVERSATION + "/toggle_status")
            .answers(one(Thing.CLIENT_CONVERSATION, ""))
            .isRepeatable()
            .summary("Client API: resolves a conversation; a new message opens it again.")
            .page("conversations-api/resolve-a-conversation")),
    CLIENT_TOGGLE_TYPING(post(CLIENT_CONVERSATION + "/toggle_typing")
            .needs(TYPING_STATUS)
            .isRepeatable()
            .summary("Client API: shows the agents that the customer is typing, or has stopped.")
            .page("conversations-api/toggle-typing-status")),
    CLIENT_UPDATE_LAST_SEEN(post(CLIENT_CONVERSATION + "/update_last_seen")
            .isRepeatable()
            .summary("Client API: marks the agents' messages as read by the customer.")
            .page("conversations-api/update-last-seen")),
    CLIENT_LIST_MESSAGES(get(CLIENT_CONVERSATION + "/messages")
            .takes(BEFORE)
            .answers(listOf(Thing.CLIENT_MESSAGE, ""))
            .summary("Client API: lists 20 messages, without private notes.")
            .page("messages-api/list-all-messages")),
    CLIENT_CREATE_MESSAGE(post(CLIENT_CONVERSATION + "/messages")
            .takes(CONTENT, ECHO_ID, ATTACHMENTS)
            .text(CONTENT)
            .answers(one(Thing.CLIENT_MESSAGE, ""))
            .summary("Client API: creates a message of the customer.")
            .page("messages-api/create-a-message")),
    CLIENT_UPDATE_MESSAGE(patch(CLIENT_CONVERSATION + "/messages/{message_id}")
            .needs(SUBMITTED_VALUES)
            .text(SUBMITTED_VALUES)
            .answers(one(Thing.CLIENT_MESSAGE, ""))
            .summary("Client API: answers a form or survey that an agent has sent.")
            .page("messages-api/update-a-message"));

    private final Role role;

    Operation(Role role) {
        this.role = role;
    }

    /** What it is for. */
    public Role role() {
        return role;
    }

    /** The operation of a name as in a URI, such as {@code createMessage}. */
    public static Optional<Operation> named(String name) {
        return Arrays.stream(values()).filter(op -> op.toString().equals(name)).findFirst();
    }

    /** The operation whose name is the most like another text. */
    public static Operation nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .min(Comparator.comparingInt(
                        op -> Spelling.distance(op.toString().toLowerCase(Locale.ROOT), wanted)))
                .orElseThrow();
    }

    /** The name as in a URI, such as {@code createMessage}. */
    @Override
    public String toString() {
        return Spelling.camelCase(name());
    }
}
