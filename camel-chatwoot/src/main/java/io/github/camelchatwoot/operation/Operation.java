// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import static io.github.camelchatwoot.operation.Param.*;
import static io.github.camelchatwoot.operation.Paths.*;
import static io.github.camelchatwoot.operation.Reply.*;

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
    WEBSOCKET(new Source("Receives Chatwoot's events by its WebSocket, which needs no public address.")),
    POLL(new Source("Looks regularly for new messages, or for changed conversations.")),

    // ---- what routes do most: designers list the operations in this order ----

    DELIVER_MESSAGE(new Deliver(
            post(INBOX)
                    .needs(CONTACT_SOURCE_ID)
                    .takes(
                            CONTENT,
                            MESSAGE_TYPE,
                            PRIVATE,
                            CONTENT_TYPE,
                            CONTENT_ATTRIBUTES,
                            ATTACHMENTS,
                            EXTERNAL_CREATED_AT,
                            NAME,
                            EMAIL,
                            PHONE_NUMBER,
                            IDENTIFIER,
                            AVATAR_URL,
                            CUSTOM_ATTRIBUTES,
                            ADDITIONAL_ATTRIBUTES)
                    .more(Deliver.CONTACT_SOURCE_ID, Deliver.FOREIGN_ID, Deliver.REPLY_TO, Deliver.PARTICIPANT)
                    .text(CONTENT)
                    .answers(one(Thing.MESSAGE, "")),
            "Delivers a message with contact, session and conversation; delivered again, it is found, not doubled.")),
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
                    AVATAR,
                    AVATAR_URL,
                    ADDITIONAL_ATTRIBUTES,
                    CUSTOM_ATTRIBUTES)
            .answers(one(Thing.CONTACT, "/payload/contact")
                    .with(CONTACT_SOURCE_ID, "/payload/contact_inbox/source_id")
                    .with(INBOX_ID, "/payload/contact_inbox/inbox/id"))
            .summary(
                    "Creates a contact, and with an inbox its session there, whose inbox and source id become headers.")
            .page("contacts/create-contact")),
    GET_CONTACT(get(CONTACT)
            .takes(INCLUDE_CONTACT_INBOXES)
            .answers(one(Thing.CONTACT, "/payload"))
            .summary("Reads a contact.")
            .page("contacts/show-contact")),
    UPDATE_CONTACT(patch(CONTACT)
            .takes(
                    NAME,
                    EMAIL,
                    PHONE_NUMBER,
                    IDENTIFIER,
                    BLOCKED,
                    AVATAR,
                    AVATAR_URL,
                    ADDITIONAL_ATTRIBUTES,
                    CUSTOM_ATTRIBUTES)
            .answers(one(Thing.CONTACT, "/payload"))
            .isRepeatable()
            .summary("Changes fields of a contact; custom attributes are merged into those that are there.")
            .page("contacts/update-contact")),
    DELETE_CONTACT(delete(CONTACT)
            .summary("Deletes a contact with all its conversations. Administrators only.")
            .page("contacts/delete-contact")),
    LIST_CONTACTS(get(ACCOUNT + "/contacts")
            .takes(PAGE, SORT, LABELS, INCLUDE_CONTACT_INBOXES)
            .answers(listOf(Thing.CONTACT, "/payload")
                    .pagedBy(SORT, "created_at")
                    .with(TOTAL_COUNT, "/meta/count"))
            .summary("Lists a page of 15 contacts that have an e-mail address, phone number or identifier.")
            .page("contacts/list-contacts")),
    LIST_ACTIVE_CONTACTS(get(ACCOUNT + "/contacts/active")
            .takes(PAGE, SORT)
            .answers(listOf(Thing.CONTACT, "/payload")
                    .pagedBy(SORT, "created_at")
                    .with(TOTAL_COUNT, "/meta/count"))
            .summary("Lists a page of 15 contacts that are online.")),
    SEARCH_CONTACTS(get(ACCOUNT + "/contacts/search")
            .needs(QUERY)
            .takes(PAGE, SORT, INCLUDE_CONTACT_INBOXES)
            .answers(listOf(Thing.CONTACT, "/payload")
                    .pagedBy(SORT, "created_at")
                    .with(HAS_MORE, "/meta/has_more"))
            .summary("Lists a page of 15 contacts with a text anywhere in name, e-mail, phone number or identifier.")
            .page("contacts/search-contacts")),
    FILTER_CONTACTS(post(ACCOUNT + "/contacts/filter")
            .needs(FILTER)
            .query(PAGE, SORT, INCLUDE_CONTACT_INBOXES)
            .text(FILTER)
            .answers(listOf(Thing.CONTACT, "/payload")
                    .pagedBy(SORT, "created_at")
                    .with(TOTAL_COUNT, "/meta/count"))
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
    ADD_CONTACT_LABELS(new Merge(
            LIST_CONTACT_LABELS,
            SET_CONTACT_LABELS,
            Change.ADD,
            "Adds labels to those of a contact; reads and replaces them, one call after the other.")),
    REMOVE_CONTACT_LABELS(new Merge(
            LIST_CONTACT_LABELS,
            SET_CONTACT_LABELS,
            Change.REMOVE,
            "Removes labels of a contact and keeps the others; reads and replaces them, one call after the other.")),
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
            .needs(INBOX_ID, CONTACT_ID)
            .takes(
                    CONTACT_SOURCE_ID,
                    CONVERSATION_STATUS,
                    ASSIGNEE_ID,
                    TEAM_ID,
                    SNOOZED_UNTIL,
                    ADDITIONAL_ATTRIBUTES,
                    CUSTOM_ATTRIBUTES,
                    HMAC_VERIFIED,
                    FIRST_MESSAGE)
            .iso(SNOOZED_UNTIL)
            .answers(one(Thing.CONVERSATION, ""))
            .summary("Creates a conversation of a contact in an inbox, if wanted with its first message.")
            .page("conversations/create-new-conversation")),
    GET_CONVERSATION(get(CONVERSATION)
            .answers(one(Thing.CONVERSATION, ""))
            .summary("Reads a conversation.")
            .page("conversations/conversation-details")),
    UPDATE_CONVERSATION(patch(CONVERSATION)
            .takes(PRIORITY, SLA_POLICY_ID)
            .answers(one(Thing.CONVERSATION, ""))
            .isRepeatable()
            .summary("Changes priority and SLA policy of a conversation; the server ignores other fields.")
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
            .answers(listOf(Thing.CONVERSATION, "/data/payload")
                    .pagedBy(SORT_BY, "created_at_asc")
                    .unless(UPDATED_WITHIN)
                    .with(TOTAL_COUNT, "/data/meta/all_count"))
            .summary("Lists a page of 25 conversations, open ones unless another status is asked for.")
            .page("conversations/conversations-list")),
    FILTER_CONVERSATIONS(post(ACCOUNT + "/conversations/filter")
            .needs(FILTER)
            .query(PAGE)
            .text(FILTER)
            .answers(listOf(Thing.CONVERSATION, "/payload").pagedByChange().with(TOTAL_COUNT, "/meta/all_count"))
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
    ADD_CONVERSATION_LABELS(new Merge(
            LIST_CONVERSATION_LABELS,
            SET_CONVERSATION_LABELS,
            Change.ADD,
            "Adds labels to those of a conversation; reads and replaces them, one call after the other.")),
    REMOVE_CONVERSATION_LABELS(new Merge(
            LIST_CONVERSATION_LABELS,
            SET_CONVERSATION_LABELS,
            Change.REMOVE,
            "Removes labels of a conversation and keeps the others; reads and replaces them, one after the other.")),
    MERGE_CONVERSATION_ATTRIBUTES(new Merge(
            GET_CONVERSATION,
            SET_CONVERSATION_CUSTOM_ATTRIBUTES,
            Change.MERGE,
            "Sets custom attributes of a conversation and keeps the others; null removes one.")),
    UPDATE_CONVERSATION_LAST_SEEN(post(CONVERSATION + "/update_last_seen")
            .answers(one(Thing.CONVERSATION, ""))
            .isRepeatable()
            .summary("Marks a conversation as read by the agent.")),
    MARK_CONVERSATION_UNREAD(post(CONVERSATION + "/unread")
            .answers(one(Thing.CONVERSATION, ""))
            .isRepeatable()
            .summary("Marks a conversation as unread for the agent.")),
    DELETE_CONVERSATION(delete(CONVERSATION)
            .summary("Deletes a conversation, some time later. Administrators only.")
            .since("4.3.0")),

    // ---- messages ----

    LIST_MESSAGES(get(CONVERSATION + "/messages")
            .takes(BEFORE, AFTER)
            .answers(listOf(Thing.MESSAGE, "/payload").byRanges())
            .summary("Lists messages of a conversation in ascending order: the newest 20, or a window of ids.")
            .page("messages/get-messages")),
    UPDATE_MESSAGE_STATUS(patch(MESSAGE)
            .needs(MESSAGE_STATUS)
            .takes(EXTERNAL_ERROR)
            .answers(one(Thing.MESSAGE, ""))
            .isRepeatable()
            .summary("Reports the delivery state of a message. API inboxes only, with the token of a user.")
            .since("4.2.0")),
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
            .takes(AVATAR)
            .more(
                    "greeting_enabled",
                    "greeting_message",
                    "enable_email_collect",
                    "csat_survey_enabled",
                    "csat_config",
                    "enable_auto_assignment",
                    "auto_assignment_config",
                    "working_hours_enabled",
                    "working_hours",
                    "out_of_office_message",
                    "timezone",
                    "allow_messages_after_resolved",
                    "lock_to_single_conversation",
                    "portal_id",
                    "sender_name_type",
                    "business_name")
            .answers(one(Thing.INBOX, ""))
            .summary("Creates an inbox. Administrators only.")
            .page("inboxes/create-an-inbox")),
    UPDATE_INBOX(patch(ACCOUNT + "/inboxes/{inbox_id}")
            .takes(NAME, CHANNEL, AVATAR)
            .more(
                    "greeting_enabled",
                    "greeting_message",
                    "enable_email_collect",
                    "csat_survey_enabled",
                    "csat_config",
                    "enable_auto_assignment",
                    "auto_assignment_config",
                    "working_hours_enabled",
                    "working_hours",
                    "out_of_office_message",
                    "timezone",
                    "allow_messages_after_resolved",
                    "lock_to_single_conversation",
                    "portal_id",
                    "sender_name_type",
                    "business_name")
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

    // ---- contacts: notes, files, pictures ----

    LIST_CONTACT_NOTES(
            get(CONTACT + "/notes").answers(listOf(Thing.NOTE, "")).summary("Lists the notes about a contact.")),
    GET_CONTACT_NOTE(
            get(CONTACT + "/notes/{note_id}").answers(one(Thing.NOTE, "")).summary("Reads a note about a contact.")),
    CREATE_CONTACT_NOTE(post(CONTACT + "/notes")
            .needs(CONTENT)
            .text(CONTENT)
            .answers(one(Thing.NOTE, ""))
            .summary("Creates a note about a contact.")),
    UPDATE_CONTACT_NOTE(patch(CONTACT + "/notes/{note_id}")
            .needs(CONTENT)
            .text(CONTENT)
            .answers(one(Thing.NOTE, ""))
            .isRepeatable()
            .summary("Changes the text of a note about a contact; the server hides when it refuses it.")),
    DELETE_CONTACT_NOTE(delete(CONTACT + "/notes/{note_id}").summary("Deletes a note about a contact.")),
    LIST_CONTACT_ATTACHMENTS(get(CONTACT + "/attachments")
            .takes(PAGE)
            .answers(listOf(Thing.VALUE, "/payload").paged().with(TOTAL_COUNT, "/meta/total_count"))
            .summary("Lists a page of 100 files of the conversations of a contact.")
            .since("4.14.0")),
    DELETE_CONTACT_AVATAR(delete(CONTACT + "/avatar")
            .answers(one(Thing.CONTACT, "/payload"))
            .summary("Removes the picture of a contact.")),
    IMPORT_CONTACTS(post(ACCOUNT + "/contacts/import")
            .needs(IMPORT_FILE)
            .text(IMPORT_FILE)
            .summary("Imports contacts from a CSV file, some time later. Administrators only.")),
    EXPORT_CONTACTS(post(ACCOUNT + "/contacts/export")
            .takes(FILTER)
            .text(FILTER)
            .more("column_names", "label")
            .isRepeatable()
            .summary("Sends contacts as a CSV file to the e-mail address of the token's user. Administrators only.")),

    // ---- conversations: people, drafts, files, counts ----

    GET_CONVERSATION_COUNTS(get(ACCOUNT + "/conversations/meta")
            .takes(
                    STATUS_FILTER,
                    ASSIGNEE_FILTER,
                    INBOX_ID,
                    CONTACT_SOURCE_ID,
                    TEAM_ID,
                    LABELS,
                    QUERY,
                    CONVERSATION_TYPE)
            .answers(one(Thing.VALUE, "/meta"))
            .summary("Counts conversations: all, mine, assigned and unassigned. The server allows 30 calls a minute.")
            .page("conversations/get-conversation-counts")),
    GET_UNREAD_COUNTS(get(ACCOUNT + "/conversations/unread_counts")
            .answers(one(Thing.VALUE, "/payload").unseen())
            .summary("Counts unread conversations by inbox, label and team, where the account has that feature.")
            .since("4.14.1")),
    SEARCH_CONVERSATIONS(get(ACCOUNT + "/conversations/search")
            .needs(QUERY)
            .takes(
                    STATUS_FILTER,
                    ASSIGNEE_FILTER,
                    INBOX_ID,
                    CONTACT_SOURCE_ID,
                    TEAM_ID,
                    LABELS,
                    CONVERSATION_TYPE,
                    SORT_BY,
                    PAGE)
            .answers(listOf(Thing.VALUE, "/payload")
                    .pagedBy(SORT_BY, "created_at_asc")
                    .with(TOTAL_COUNT, "/meta/all_count"))
            .summary("Lists a page of conversations with a text in a message, whatever their status.")),
    LIST_CONVERSATION_PARTICIPANTS(get(CONVERSATION + "/participants")
            .answers(listOf(Thing.USER, ""))
            .summary("Lists the agents who follow a conversation.")),
    ADD_CONVERSATION_PARTICIPANTS(post(CONVERSATION + "/participants")
            .needs(USER_IDS)
            .text(USER_IDS)
            .answers(listOf(Thing.USER, ""))
            .isRepeatable()
            .summary("Makes agents follow a conversation; answers those who did not before.")),
    SET_CONVERSATION_PARTICIPANTS(patch(CONVERSATION + "/participants")
            .needs(USER_IDS)
            .text(USER_IDS)
            .answers(listOf(Thing.USER, ""))
            .isRepeatable()
            .summary("Replaces the agents who follow a conversation.")),
    REMOVE_CONVERSATION_PARTICIPANTS(delete(CONVERSATION + "/participants")
            .needs(USER_IDS)
            .text(USER_IDS)
            .summary("Makes agents no longer follow a conversation.")),
    GET_CONVERSATION_DRAFT(get(CONVERSATION + "/draft_messages")
            .answers(one(Thing.VALUE, ""))
            .summary("Reads the draft of the next message: has_draft, and message when there is one.")),
    SET_CONVERSATION_DRAFT(patch(CONVERSATION + "/draft_messages")
            .needs(DRAFT)
            .text(DRAFT)
            .within("draft_message")
            .isRepeatable()
            .summary("Keeps a draft of the next message.")),
    DELETE_CONVERSATION_DRAFT(
            delete(CONVERSATION + "/draft_messages").summary("Removes the draft of the next message.")),
    LIST_CONVERSATION_ATTACHMENTS(get(CONVERSATION + "/attachments")
            .takes(PAGE)
            .answers(listOf(Thing.VALUE, "/payload").paged().with(TOTAL_COUNT, "/meta/total_count"))
            .summary("Lists a page of 100 files of a conversation.")),
    LIST_CONVERSATION_REPORTING_EVENTS(get(CONVERSATION + "/reporting_events")
            .answers(listOf(Thing.VALUE, ""))
            .summary("Lists what reports know of a conversation, such as its first response and its resolution.")
            .page("conversations/conversation-reporting-events")),
    SEND_CONVERSATION_TRANSCRIPT(post(CONVERSATION + "/transcript")
            .needs(EMAIL)
            .answers(nothing().unseen())
            .summary("Sends a conversation to an e-mail address. The server limits how many an hour.")),
    MUTE_CONVERSATION(post(CONVERSATION + "/mute")
            .isRepeatable()
            .summary("Resolves a conversation and blocks its contact, in all inboxes.")),
    UNMUTE_CONVERSATION(post(CONVERSATION + "/unmute")
            .isRepeatable()
            .summary("Unblocks the contact of a conversation, in all inboxes.")),

    // ---- messages: translations, uploads ----

    TRANSLATE_MESSAGE(
            post(MESSAGE + "/translate")
                    .needs(TARGET_LANGUAGE)
                    .text(TARGET_LANGUAGE)
                    .answers(one(Thing.VALUE, "/content").orNothing())
                    .isRepeatable()
                    .summary(
                            "Translates a message with the account's integration; answers nothing when it was translated before.")),
    CREATE_DIRECT_UPLOAD(post(CONVERSATION + "/direct_uploads")
            .more("filename", "byte_size", "checksum", "content_type", "metadata")
            .within("blob")
            .answers(one(Thing.VALUE, "").with(BLOB_ID, "/signed_id").unseen())
            .summary("Announces a file for a conversation; answers the address to put it at, and its signed id.")),
    UPLOAD_FILE(post(ACCOUNT + "/upload")
            .takes(FILE)
            .text(FILE)
            .more("external_url")
            .answers(one(Thing.BLOB, ""))
            .summary("Uploads a file; the signed id that it gets can be an attachment. The server allows 60 an hour.")),

    // ---- inboxes: members, bots, pictures ----

    DELETE_INBOX(delete(INBOX)
            .answers(one(Thing.VALUE, ""))
            .summary("Deletes an inbox with its conversations, some time later. Administrators only.")),
    DELETE_INBOX_AVATAR(delete(INBOX + "/avatar")
            .answers(nothing().unseen())
            .summary("Removes the picture of an inbox. Administrators only.")),
    RESET_INBOX_SECRET(post(INBOX + "/reset_secret")
            .answers(one(Thing.INBOX, ""))
            .summary("Makes a new secret that signs the callbacks of an API inbox. Administrators only.")
            .since("4.13.0")),
    LIST_INBOX_CAMPAIGNS(get(INBOX + "/campaigns")
            .answers(listOf(Thing.CAMPAIGN, "").unseen())
            .summary("Lists the campaigns of an inbox.")),
    LIST_INBOX_ASSIGNABLE_AGENTS(get(INBOX + "/assignable_agents")
            .answers(listOf(Thing.USER, "/payload").unseen())
            .summary("Lists the agents who can get conversations of one inbox.")),
    LIST_ASSIGNABLE_AGENTS(get(ACCOUNT + "/assignable_agents")
            .needs(INBOX_IDS)
            .answers(listOf(Thing.USER, "/payload"))
            .summary("Lists the agents who can get conversations of all given inboxes.")),
    GET_INBOX_AGENT_BOT(get(INBOX + "/agent_bot")
            .answers(one(Thing.AGENT_BOT, "/agent_bot"))
            .summary("Reads the agent bot of an inbox; an empty Map when it has none.")
            .page("inboxes/show-inbox-agent-bot")),
    SET_INBOX_AGENT_BOT(post(INBOX + "/set_agent_bot")
            .needs(AGENT_BOT_ID)
            .isRepeatable()
            .summary("Gives an inbox an agent bot; the field agent_bot with null removes it. Administrators only.")
            .page("inboxes/add-or-remove-agent-bot")),
    LIST_INBOX_MEMBERS(get(ACCOUNT + "/inbox_members/{inbox_id}")
            .answers(listOf(Thing.USER, "/payload"))
            .summary("Lists the agents of an inbox.")
            .page("inboxes/list-agents-in-inbox")),
    ADD_INBOX_MEMBERS(post(ACCOUNT + "/inbox_members")
            .needs(INBOX_ID, USER_IDS)
            .text(USER_IDS)
            .answers(listOf(Thing.USER, "/payload"))
            .summary("Adds agents to an inbox. Administrators only.")
            .page("inboxes/add-a-new-agent")),
    SET_INBOX_MEMBERS(patch(ACCOUNT + "/inbox_members")
            .needs(INBOX_ID, USER_IDS)
            .text(USER_IDS)
            .answers(listOf(Thing.USER, "/payload"))
            .isRepeatable()
            .summary("Replaces the agents of an inbox. Administrators only.")
            .page("inboxes/update-agents-in-inbox")),
    REMOVE_INBOX_MEMBERS(delete(ACCOUNT + "/inbox_members")
            .needs(INBOX_ID, USER_IDS)
            .text(USER_IDS)
            .summary("Removes agents from an inbox. Administrators only.")
            .page("inboxes/remove-an-agent-from-inbox")),

    // ---- agents and teams ----

    LIST_AGENTS(get(ACCOUNT + "/agents")
            .answers(listOf(Thing.USER, ""))
            .summary("Lists the agents and administrators of the account.")
            .page("agents/list-agents-in-account")),
    CREATE_AGENT(post(ACCOUNT + "/agents")
            .needs(EMAIL)
            .takes(NAME, ROLE, AVAILABILITY, AUTO_OFFLINE, CUSTOM_ROLE_ID)
            .answers(one(Thing.USER, ""))
            .summary("Invites an agent to the account. Administrators only.")
            .page("agents/add-a-new-agent")),
    CREATE_AGENTS(post(ACCOUNT + "/agents/bulk_create")
            .needs(EMAILS)
            .text(EMAILS)
            .answers(nothing().unseen())
            .summary("Invites several agents by e-mail address; wrong ones are left out. Administrators only.")),
    UPDATE_AGENT(patch(ACCOUNT + "/agents/{user_id}")
            .takes(NAME, ROLE, AVAILABILITY, AUTO_OFFLINE, CUSTOM_ROLE_ID)
            .answers(one(Thing.USER, ""))
            .isRepeatable()
            .summary("Changes role and availability of an agent. Administrators only.")
            .page("agents/update-agent-in-account")),
    DELETE_AGENT(delete(ACCOUNT + "/agents/{user_id}")
            .summary("Removes an agent from the account. Administrators only.")
            .page("agents/remove-an-agent-from-account")),
    LIST_TEAMS(get(ACCOUNT + "/teams")
            .answers(listOf(Thing.TEAM, ""))
            .summary("Lists the teams of the account.")
            .page("teams/list-all-teams")),
    GET_TEAM(get(ACCOUNT + "/teams/{team_id}")
            .answers(one(Thing.TEAM, ""))
            .summary("Reads a team.")
            .page("teams/get-a-team-details")),
    CREATE_TEAM(post(ACCOUNT + "/teams")
            .needs(NAME)
            .takes(DESCRIPTION)
            .more("allow_auto_assign")
            .answers(one(Thing.TEAM, ""))
            .summary("Creates a team; the server writes its name in lower case.")
            .page("teams/create-a-team")),
    UPDATE_TEAM(patch(ACCOUNT + "/teams/{team_id}")
            .takes(NAME, DESCRIPTION)
            .more("allow_auto_assign")
            .answers(one(Thing.TEAM, ""))
            .isRepeatable()
            .summary("Changes a team.")
            .page("teams/update-a-team")),
    DELETE_TEAM(delete(ACCOUNT + "/teams/{team_id}")
            .answers(nothing().unseen())
            .summary("Deletes a team.")
            .page("teams/delete-a-team")),
    LIST_TEAM_MEMBERS(get(ACCOUNT + "/teams/{team_id}/team_members")
            .answers(listOf(Thing.USER, ""))
            .summary("Lists the agents of a team.")
            .page("teams/list-agents-in-team")),
    ADD_TEAM_MEMBERS(post(ACCOUNT + "/teams/{team_id}/team_members")
            .needs(USER_IDS)
            .text(USER_IDS)
            .answers(listOf(Thing.USER, ""))
            .summary("Adds agents to a team. Administrators only.")
            .page("teams/add-a-new-agent")),
    SET_TEAM_MEMBERS(patch(ACCOUNT + "/teams/{team_id}/team_members")
            .needs(USER_IDS)
            .text(USER_IDS)
            .answers(listOf(Thing.USER, ""))
            .isRepeatable()
            .summary("Replaces the agents of a team. Administrators only.")
            .page("teams/update-agents-in-team")),
    REMOVE_TEAM_MEMBERS(delete(ACCOUNT + "/teams/{team_id}/team_members")
            .needs(USER_IDS)
            .text(USER_IDS)
            .summary("Removes agents from a team. Administrators only.")
            .page("teams/remove-an-agent-from-team")),

    // ---- labels, canned responses, custom attributes, saved filters ----

    LIST_LABELS(get(ACCOUNT + "/labels")
            .answers(listOf(Thing.LABEL, "/payload"))
            .summary("Lists the labels of the account.")
            .page("labels/list-all-labels")),
    GET_LABEL(get(ACCOUNT + "/labels/{label_id}")
            .answers(one(Thing.LABEL, ""))
            .summary("Reads a label of the account.")
            .page("labels/get-a-label")),
    CREATE_LABEL(post(ACCOUNT + "/labels")
            .needs(TITLE)
            .takes(DESCRIPTION)
            .more("color", "show_on_sidebar")
            .answers(one(Thing.LABEL, ""))
            .summary("Creates a label of the account.")
            .page("labels/create-a-label")),
    UPDATE_LABEL(patch(ACCOUNT + "/labels/{label_id}")
            .takes(TITLE, DESCRIPTION)
            .more("color", "show_on_sidebar")
            .answers(one(Thing.LABEL, ""))
            .isRepeatable()
            .summary("Changes a label of the account.")
            .page("labels/update-a-label")),
    DELETE_LABEL(delete(ACCOUNT + "/labels/{label_id}")
            .answers(nothing().unseen())
            .summary("Deletes a label of the account.")
            .page("labels/delete-a-label")),
    LIST_CANNED_RESPONSES(get(ACCOUNT + "/canned_responses")
            .takes(SEARCH)
            .answers(listOf(Thing.CANNED_RESPONSE, ""))
            .summary("Lists canned responses.")
            .page("canned-responses/list-all-canned-responses-in-an-account")),
    CREATE_CANNED_RESPONSE(post(ACCOUNT + "/canned_responses")
            .needs(SHORT_CODE)
            .takes(CONTENT)
            .answers(one(Thing.CANNED_RESPONSE, ""))
            .summary("Creates a canned response.")
            .page("canned-responses/add-a-new-canned-response")),
    UPDATE_CANNED_RESPONSE(patch(ACCOUNT + "/canned_responses/{canned_response_id}")
            .takes(SHORT_CODE, CONTENT)
            .answers(one(Thing.CANNED_RESPONSE, ""))
            .isRepeatable()
            .summary("Changes a canned response.")
            .page("canned-responses/update-canned-response-in-account")),
    DELETE_CANNED_RESPONSE(delete(ACCOUNT + "/canned_responses/{canned_response_id}")
            .summary("Deletes a canned response.")
            .page("canned-responses/remove-a-canned-response-from-account")),
    LIST_CUSTOM_ATTRIBUTES(get(ACCOUNT + "/custom_attribute_definitions")
            .takes(ATTRIBUTE_MODEL)
            .answers(listOf(Thing.CUSTOM_ATTRIBUTE, ""))
            .summary("Lists the definitions of custom attributes.")
            .page("custom-attributes/list-all-custom-attributes-in-an-account")),
    GET_CUSTOM_ATTRIBUTE(get(ACCOUNT + "/custom_attribute_definitions/{custom_attribute_id}")
            .answers(one(Thing.CUSTOM_ATTRIBUTE, ""))
            .summary("Reads the definition of a custom attribute.")
            .page("custom-attributes/get-a-custom-attribute-details")),
    CREATE_CUSTOM_ATTRIBUTE(post(ACCOUNT + "/custom_attribute_definitions")
            .takes(ATTRIBUTE_MODEL)
            .more(
                    "attribute_display_name",
                    "attribute_display_type",
                    "attribute_description",
                    "attribute_key",
                    "attribute_values",
                    "regex_pattern",
                    "regex_cue")
            .answers(one(Thing.CUSTOM_ATTRIBUTE, ""))
            .summary("Creates the definition of a custom attribute.")
            .page("custom-attributes/add-a-new-custom-attribute")),
    UPDATE_CUSTOM_ATTRIBUTE(patch(ACCOUNT + "/custom_attribute_definitions/{custom_attribute_id}")
            .more(
                    "attribute_display_name",
                    "attribute_display_type",
                    "attribute_description",
                    "attribute_key",
                    "attribute_values",
                    "regex_pattern",
                    "regex_cue")
            .answers(one(Thing.CUSTOM_ATTRIBUTE, ""))
            .isRepeatable()
            .summary("Changes the definition of a custom attribute.")
            .page("custom-attributes/update-custom-attribute-in-account")),
    DELETE_CUSTOM_ATTRIBUTE(delete(ACCOUNT + "/custom_attribute_definitions/{custom_attribute_id}")
            .answers(nothing().unseen())
            .summary("Deletes the definition of a custom attribute.")
            .page("custom-attributes/remove-a-custom-attribute-from-account")),
    LIST_CUSTOM_FILTERS(get(ACCOUNT + "/custom_filters")
            .takes(FILTER_TYPE)
            .answers(listOf(Thing.CUSTOM_FILTER, ""))
            .summary("Lists the saved filters of the token's user.")
            .page("custom-filters/list-all-custom-filters")),
    GET_CUSTOM_FILTER(get(ACCOUNT + "/custom_filters/{custom_filter_id}")
            .answers(one(Thing.CUSTOM_FILTER, ""))
            .summary("Reads a saved filter.")
            .page("custom-filters/get-a-custom-filter-details")),
    CREATE_CUSTOM_FILTER(post(ACCOUNT + "/custom_filters")
            .needs(NAME)
            .takes(FILTER_TYPE)
            .more("query")
            .answers(one(Thing.CUSTOM_FILTER, ""))
            .summary("Creates a saved filter; its field query holds the conditions as payload.")
            .page("custom-filters/create-a-custom-filter")),
    UPDATE_CUSTOM_FILTER(patch(ACCOUNT + "/custom_filters/{custom_filter_id}")
            .takes(NAME, FILTER_TYPE)
            .more("query")
            .answers(one(Thing.CUSTOM_FILTER, ""))
            .isRepeatable()
            .summary("Changes a saved filter.")
            .page("custom-filters/update-a-custom-filter")),
    DELETE_CUSTOM_FILTER(delete(ACCOUNT + "/custom_filters/{custom_filter_id}")
            .summary("Deletes a saved filter.")
            .page("custom-filters/delete-a-custom-filter")),

    // ---- agent bots ----

    LIST_AGENT_BOTS(get(ACCOUNT + "/agent_bots")
            .answers(listOf(Thing.AGENT_BOT, ""))
            .summary("Lists the agent bots of the account.")
            .page("account-agentbots/list-all-agentbots")),
    GET_AGENT_BOT(get(ACCOUNT + "/agent_bots/{agent_bot_id}")
            .answers(one(Thing.AGENT_BOT, ""))
            .summary("Reads an agent bot.")
            .page("account-agentbots/get-an-agent-bot-details")),
    CREATE_AGENT_BOT(post(ACCOUNT + "/agent_bots")
            .needs(NAME)
            .takes(DESCRIPTION, AVATAR, AVATAR_URL)
            .more("outgoing_url", "bot_type", "bot_config")
            .answers(one(Thing.AGENT_BOT, ""))
            .summary("Creates an agent bot, which gets events at its outgoing_url.")
            .page("account-agentbots/create-an-agent-bot")),
    UPDATE_AGENT_BOT(patch(ACCOUNT + "/agent_bots/{agent_bot_id}")
            .takes(NAME, DESCRIPTION, AVATAR, AVATAR_URL)
            .more("outgoing_url", "bot_type", "bot_config")
            .answers(one(Thing.AGENT_BOT, ""))
            .isRepeatable()
            .summary("Changes an agent bot.")
            .page("account-agentbots/update-an-agent-bot")),
    DELETE_AGENT_BOT(delete(ACCOUNT + "/agent_bots/{agent_bot_id}")
            .answers(nothing().unseen())
            .summary("Deletes an agent bot.")
            .page("account-agentbots/delete-an-agentbot")),
    DELETE_AGENT_BOT_AVATAR(delete(ACCOUNT + "/agent_bots/{agent_bot_id}/avatar")
            .answers(one(Thing.AGENT_BOT, "").unseen())
            .summary("Removes the picture of an agent bot. Administrators only.")),
    RESET_AGENT_BOT_ACCESS_TOKEN(post(ACCOUNT + "/agent_bots/{agent_bot_id}/reset_access_token")
            .answers(one(Thing.AGENT_BOT, ""))
            .summary("Makes a new access token for an agent bot. Administrators only.")
            .since("4.3.0")),
    RESET_AGENT_BOT_SECRET(post(ACCOUNT + "/agent_bots/{agent_bot_id}/reset_secret")
            .answers(one(Thing.AGENT_BOT, ""))
            .summary("Makes a new secret that signs the events for an agent bot. Administrators only.")
            .since("4.13.0")),

    // ---- automation rules, macros, changes of many ----

    LIST_AUTOMATION_RULES(get(ACCOUNT + "/automation_rules")
            .takes(PAGE)
            .answers(listOf(Thing.AUTOMATION_RULE, "/payload").paged())
            .summary("Lists the automation rules of the account. Administrators only.")
            .page("automation-rule/list-all-automation-rules-in-an-account")),
    GET_AUTOMATION_RULE(get(ACCOUNT + "/automation_rules/{automation_rule_id}")
            .answers(one(Thing.AUTOMATION_RULE, "/payload"))
            .summary("Reads an automation rule. Administrators only.")
            .page("automation-rule/get-a-automation-rule-details")),
    CREATE_AUTOMATION_RULE(post(ACCOUNT + "/automation_rules")
            .needs(NAME)
            .takes(DESCRIPTION)
            .more("event_name", "active", "conditions", "actions")
            .answers(one(Thing.AUTOMATION_RULE, ""))
            .summary("Creates an automation rule of event_name, conditions and actions. Administrators only.")
            .page("automation-rule/add-a-new-automation-rule")),
    UPDATE_AUTOMATION_RULE(patch(ACCOUNT + "/automation_rules/{automation_rule_id}")
            .takes(NAME, DESCRIPTION)
            .more("event_name", "active", "conditions", "actions")
            .answers(one(Thing.AUTOMATION_RULE, "/payload"))
            .isRepeatable()
            .summary("Changes an automation rule. Administrators only.")
            .page("automation-rule/update-automation-rule-in-account")),
    DELETE_AUTOMATION_RULE(delete(ACCOUNT + "/automation_rules/{automation_rule_id}")
            .summary("Deletes an automation rule. Administrators only.")
            .page("automation-rule/remove-a-automation-rule-from-account")),
    CLONE_AUTOMATION_RULE(post(ACCOUNT + "/automation_rules/{automation_rule_id}/clone")
            .answers(one(Thing.AUTOMATION_RULE, "/payload"))
            .summary("Copies an automation rule. Administrators only.")),
    LIST_MACROS(get(ACCOUNT + "/macros")
            .takes(PAGE)
            .answers(listOf(Thing.MACRO, "/payload").paged())
            .summary("Lists the macros that the token's user may run.")),
    GET_MACRO(get(ACCOUNT + "/macros/{macro_id}")
            .answers(one(Thing.MACRO, "/payload"))
            .summary("Reads a macro.")),
    CREATE_MACRO(post(ACCOUNT + "/macros")
            .needs(NAME)
            .more("visibility", "actions")
            .answers(one(Thing.MACRO, "/payload"))
            .summary("Creates a macro of actions; its visibility is personal or global.")),
    UPDATE_MACRO(patch(ACCOUNT + "/macros/{macro_id}")
            .takes(NAME)
            .more("visibility", "actions")
            .answers(one(Thing.MACRO, "/payload").unseen())
            .isRepeatable()
            .summary("Changes a macro.")),
    DELETE_MACRO(delete(ACCOUNT + "/macros/{macro_id}").summary("Deletes a macro.")),
    EXECUTE_MACRO(post(ACCOUNT + "/macros/{macro_id}/execute")
            .needs(CONVERSATION_IDS)
            .text(CONVERSATION_IDS)
            .summary("Runs a macro on conversations, some time later.")),
    BULK_UPDATE(post(ACCOUNT + "/bulk_actions")
            .needs(BULK_TYPE, IDS)
            .takes(BULK_FIELDS, BULK_LABELS, SNOOZED_UNTIL)
            .more("action_name")
            .isRepeatable()
            .summary("Changes many conversations or contacts, some time later; labels are added and removed.")),

    // ---- the token's user ----

    UPDATE_PROFILE(patch("/api/v1/profile")
            .takes(NAME, EMAIL, DISPLAY_NAME, AVATAR)
            .more(
                    "message_signature",
                    "phone_number",
                    "ui_settings",
                    "current_password",
                    "password",
                    "password_confirmation")
            .within("profile")
            .answers(one(Thing.VALUE, ""))
            .isRepeatable()
            .summary("Changes the profile of the token's user.")
            .page("profile/update-user-profile")),
    SET_AVAILABILITY(post("/api/v1/profile/availability")
            .needs(ACCOUNT_ID, AVAILABILITY)
            .within("profile")
            .answers(one(Thing.VALUE, ""))
            .isRepeatable()
            .summary("Sets whether the token's user is online, busy or offline in an account.")),
    SET_AUTO_OFFLINE(post("/api/v1/profile/auto_offline")
            .needs(ACCOUNT_ID, AUTO_OFFLINE)
            .within("profile")
            .answers(one(Thing.VALUE, "").unseen())
            .isRepeatable()
            .summary("Sets whether the token's user is shown as offline when away.")),
    SET_ACTIVE_ACCOUNT(put("/api/v1/profile/set_active_account")
            .needs(ACCOUNT_ID)
            .within("profile")
            .answers(nothing().unseen())
            .summary("Remembers the account that the token's user works in.")),
    DELETE_PROFILE_AVATAR(delete("/api/v1/profile/avatar")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Removes the picture of the token's user.")),
    RESET_ACCESS_TOKEN(post("/api/v1/profile/reset_access_token")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Makes a new access token for the token's user; the one in use ends.")),
    LIST_NOTIFICATIONS(get(ACCOUNT + "/notifications")
            .takes(PAGE)
            .more("status", "type", "sort_order", "includes")
            .answers(listOf(Thing.NOTIFICATION, "/data/payload").pagedByChange().with(TOTAL_COUNT, "/data/meta/count"))
            .summary("Lists a page of 15 notifications of the token's user.")),
    COUNT_UNREAD_NOTIFICATIONS(get(ACCOUNT + "/notifications/unread_count")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Counts the unread notifications of the token's user.")),
    READ_NOTIFICATION(patch(ACCOUNT + "/notifications/{notification_id}")
            .answers(one(Thing.VALUE, "").unseen())
            .isRepeatable()
            .summary("Marks a notification as read.")),
    UNREAD_NOTIFICATION(post(ACCOUNT + "/notifications/{notification_id}/unread")
            .answers(one(Thing.VALUE, "").unseen())
            .isRepeatable()
            .summary("Marks a notification as unread.")),
    SNOOZE_NOTIFICATION(post(ACCOUNT + "/notifications/{notification_id}/snooze")
            .takes(SNOOZED_UNTIL)
            .answers(one(Thing.VALUE, "").unseen())
            .isRepeatable()
            .summary("Hides a notification for some time.")),
    READ_ALL_NOTIFICATIONS(post(ACCOUNT + "/notifications/read_all")
            .more("primary_actor_type", "primary_actor_id")
            .answers(nothing().unseen())
            .isRepeatable()
            .summary("Marks all notifications as read, or those about one thing.")),
    DELETE_NOTIFICATION(delete(ACCOUNT + "/notifications/{notification_id}")
            .answers(nothing().unseen())
            .summary("Deletes a notification.")),
    DELETE_ALL_NOTIFICATIONS(post(ACCOUNT + "/notifications/destroy_all")
            .more("type")
            .answers(nothing().unseen())
            .isRepeatable()
            .summary("Deletes all notifications of the token's user, or with type read those that were read.")),
    GET_NOTIFICATION_SETTINGS(get(ACCOUNT + "/notification_settings")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Reads what the token's user is notified of.")),
    UPDATE_NOTIFICATION_SETTINGS(patch(ACCOUNT + "/notification_settings")
            .more("selected_email_flags", "selected_push_flags")
            .within("notification_settings")
            .answers(one(Thing.VALUE, "").unseen())
            .isRepeatable()
            .summary("Replaces what the token's user is notified of, by e-mail and by push.")),

    // ---- the account ----

    GET_ACCOUNT(get(ACCOUNT)
            .answers(one(Thing.ACCOUNT, ""))
            .summary("Reads the account: settings, features and limits.")
            .page("account/get-account-details")),
    UPDATE_ACCOUNT(patch(ACCOUNT)
            .takes(NAME)
            .more(
                    "locale",
                    "domain",
                    "support_email",
                    "auto_resolve_after",
                    "auto_resolve_message",
                    "auto_resolve_ignore_waiting",
                    "auto_resolve_label",
                    "audio_transcriptions",
                    "industry",
                    "company_size",
                    "timezone")
            .answers(one(Thing.ACCOUNT, ""))
            .isRepeatable()
            .summary("Changes name and settings of the account. Administrators only.")
            .page("account/update-account")),
    GET_CACHE_KEYS(get(ACCOUNT + "/cache_keys")
            .answers(one(Thing.VALUE, "/cache_keys").unseen())
            .summary("Reads keys that change whenever labels, inboxes or teams of the account change.")),
    UPDATE_ACTIVE_AT(post(ACCOUNT + "/update_active_at")
            .answers(nothing().unseen())
            .isRepeatable()
            .summary("Remembers that the token's user is active in the account.")),
    LIST_AUDIT_LOGS(get(ACCOUNT + "/audit_logs")
            .takes(PAGE)
            .answers(listOf(Thing.VALUE, "/audit_logs").paged().with(TOTAL_COUNT, "/total_entries"))
            .summary(
                    "Lists a page of who has changed what; empty where the account lacks that feature. Administrators only.")
            .page("audit-logs/list-audit-logs-in-account")),

    // ---- search ----

    SEARCH_ALL(get(ACCOUNT + "/search")
            .needs(QUERY)
            .takes(PAGE)
            .more("since", "until", "from", "inbox_id")
            .answers(one(Thing.VALUE, "/payload"))
            .summary("Searches conversations, contacts, messages and articles for a text.")),
    FIND_CONVERSATIONS(
            get(ACCOUNT + "/search/conversations")
                    .needs(QUERY)
                    .takes(PAGE)
                    .more("since", "until", "from", "inbox_id")
                    .answers(listOf(Thing.VALUE, "/payload/conversations").paged())
                    .summary(
                            "Lists a page of 15 conversations whose contact has a text in name, e-mail, phone number or identifier.")),
    FIND_MESSAGES(get(ACCOUNT + "/search/messages")
            .needs(QUERY)
            .takes(PAGE)
            .more("since", "until", "from", "inbox_id")
            .answers(listOf(Thing.VALUE, "/payload/messages").paged())
            .summary("Lists a page of 15 messages of the last months with a text.")),
    FIND_CONTACTS(get(ACCOUNT + "/search/contacts")
            .needs(QUERY)
            .takes(PAGE)
            .more("since", "until", "from", "inbox_id")
            .answers(listOf(Thing.VALUE, "/payload/contacts").pagedByChange())
            .summary("Lists a page of 15 contacts with a text in name, e-mail, phone number or identifier.")),
    FIND_ARTICLES(get(ACCOUNT + "/search/articles")
            .needs(QUERY)
            .takes(PAGE)
            .more("since", "until", "from", "inbox_id")
            .answers(listOf(Thing.VALUE, "/payload/articles").pagedByChange().unseen())
            .summary("Lists a page of 15 articles of help centers with a text.")),

    // ---- reports ----

    GET_REPORT(get(REPORTS + "/reports")
            .needs(METRIC, REPORT_TYPE)
            .takes(SINCE, UNTIL, REPORT_ID, GROUP_BY, BUSINESS_HOURS, TIMEZONE_OFFSET)
            .answers(listOf(Thing.VALUE, ""))
            .summary("Reads a metric over time, as a List of value and timestamp. Administrators only.")
            .page("reports/get-account-reports")),
    GET_REPORT_SUMMARY(get(REPORTS + "/reports/summary")
            .needs(REPORT_TYPE)
            .takes(SINCE, UNTIL, REPORT_ID, GROUP_BY, BUSINESS_HOURS, TIMEZONE_OFFSET)
            .answers(one(Thing.VALUE, ""))
            .summary("Reads all metrics of a time, and of the time before it. Administrators only.")
            .page("reports/get-account-reports-summary")),
    GET_BOT_SUMMARY(get(REPORTS + "/reports/bot_summary")
            .needs(REPORT_TYPE)
            .takes(SINCE, UNTIL, REPORT_ID, GROUP_BY, BUSINESS_HOURS, TIMEZONE_OFFSET)
            .answers(one(Thing.VALUE, ""))
            .summary("Reads how many conversations bots have resolved and handed over. Administrators only.")),
    GET_BOT_METRICS(get(REPORTS + "/reports/bot_metrics")
            .takes(SINCE, UNTIL)
            .answers(one(Thing.VALUE, ""))
            .summary("Reads how many conversations and messages bots have handled. Administrators only.")),
    GET_CONVERSATION_METRICS(get(REPORTS + "/reports/conversations")
            .needs(REPORT_TYPE)
            .takes(USER_ID, PAGE)
            .answers(one(Thing.VALUE, ""))
            .summary("Counts open conversations of the account, or of each agent. Administrators only.")
            .page("reports/account-conversation-metrics")),
    GET_FIRST_RESPONSE_TIMES(get(REPORTS + "/reports/first_response_time_distribution")
            .takes(SINCE, UNTIL)
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Reads how first response times are spread, by channel. Administrators only.")
            .page("reports/get-first-response-time-distribution-by-channel")),
    GET_INBOX_LABEL_MATRIX(get(REPORTS + "/reports/inbox_label_matrix")
            .takes(SINCE, UNTIL, INBOX_IDS)
            .more("label_ids")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Counts conversations by inbox and label. Administrators only.")
            .page("reports/get-inbox-label-matrix-report")),
    GET_OUTGOING_MESSAGES_COUNT(get(REPORTS + "/reports/outgoing_messages_count")
            .needs(GROUP_BY)
            .takes(SINCE, UNTIL)
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Counts sent messages by agent, team, inbox or label. Administrators only.")
            .page("reports/get-outgoing-messages-count-grouped-by-entity")),
    DOWNLOAD_AGENTS_REPORT(get(REPORTS + "/reports/agents")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(csv())
            .summary("Downloads a report about agents as CSV text. Administrators only.")),
    DOWNLOAD_INBOXES_REPORT(get(REPORTS + "/reports/inboxes")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(csv().unseen())
            .summary("Downloads a report about inboxes as CSV text. Administrators only.")),
    DOWNLOAD_LABELS_REPORT(get(REPORTS + "/reports/labels")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(csv().unseen())
            .summary("Downloads a report about labels as CSV text. Administrators only.")),
    DOWNLOAD_TEAMS_REPORT(get(REPORTS + "/reports/teams")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(csv().unseen())
            .summary("Downloads a report about teams as CSV text. Administrators only.")),
    DOWNLOAD_CONVERSATIONS_REPORT(get(REPORTS + "/reports/conversations_summary")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(csv().unseen())
            .summary("Downloads a report about conversations as CSV text. Administrators only.")),
    DOWNLOAD_TRAFFIC_REPORT(get(REPORTS + "/reports/conversation_traffic")
            .takes(SINCE, UNTIL, TIMEZONE_OFFSET)
            .answers(csv().unseen())
            .summary("Downloads how many conversations there were by hour, as CSV text. Administrators only.")),
    GET_AGENT_SUMMARY(get(REPORTS + "/summary_reports/agent")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(listOf(Thing.VALUE, ""))
            .summary("Reads the numbers of a time for each agent. Administrators only.")
            .page("reports/get-conversation-statistics-grouped-by-agent")),
    GET_TEAM_SUMMARY(get(REPORTS + "/summary_reports/team")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(listOf(Thing.VALUE, ""))
            .summary("Reads the numbers of a time for each team. Administrators only.")
            .page("reports/get-conversation-statistics-grouped-by-team")),
    GET_INBOX_SUMMARY(get(REPORTS + "/summary_reports/inbox")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(listOf(Thing.VALUE, ""))
            .summary("Reads the numbers of a time for each inbox. Administrators only.")
            .page("reports/get-conversation-statistics-grouped-by-inbox")),
    GET_LABEL_SUMMARY(get(REPORTS + "/summary_reports/label")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(listOf(Thing.VALUE, ""))
            .summary("Reads the numbers of a time for each label. Administrators only.")
            .since("4.3.0")),
    GET_CHANNEL_SUMMARY(get(REPORTS + "/summary_reports/channel")
            .takes(SINCE, UNTIL, BUSINESS_HOURS)
            .answers(one(Thing.VALUE, ""))
            .summary("Counts conversations for each kind of channel, at most six months. Administrators only.")
            .page("reports/get-conversation-statistics-grouped-by-channel-type")
            .since("4.10.0")),
    GET_LIVE_METRICS(get(REPORTS + "/live_reports/conversation_metrics")
            .takes(TEAM_ID)
            .answers(one(Thing.VALUE, ""))
            .summary("Counts open, unattended, unassigned and pending conversations now. Administrators only.")),
    GET_GROUPED_LIVE_METRICS(
            get(REPORTS + "/live_reports/grouped_conversation_metrics")
                    .needs(GROUP_BY)
                    .takes(TEAM_ID)
                    .answers(listOf(Thing.VALUE, "").unseen())
                    .summary(
                            "Counts open, unattended and unassigned conversations now, by team or agent. Administrators only.")),
    GET_YEAR_IN_REVIEW(get(REPORTS + "/year_in_review")
            .more("year")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Reads the numbers of a year for the token's user.")),
    LIST_REPORTING_EVENTS(get(ACCOUNT + "/reporting_events")
            .takes(SINCE, UNTIL, INBOX_ID, USER_ID, NAME, PAGE)
            .answers(listOf(Thing.VALUE, "/payload").paged().with(TOTAL_COUNT, "/meta/count"))
            .summary(
                    "Lists a page of 25 events that reports are made of, such as first responses. Administrators only.")
            .page("reports/account-reporting-events")),
    LIST_CSAT_RESPONSES(get(ACCOUNT + "/csat_survey_responses")
            .takes(SINCE, UNTIL, INBOX_ID, TEAM_ID, USER_IDS, RATING, SORT, PAGE)
            .answers(listOf(Thing.CSAT_RESPONSE, "").pagedBy(SORT, "created_at"))
            .summary("Lists a page of 25 answers to satisfaction surveys. Administrators only.")),
    GET_CSAT_METRICS(get(ACCOUNT + "/csat_survey_responses/metrics")
            .takes(SINCE, UNTIL, INBOX_ID, TEAM_ID, USER_IDS, RATING)
            .answers(one(Thing.VALUE, ""))
            .summary("Counts sent satisfaction surveys, answers and ratings. Administrators only.")),
    DOWNLOAD_CSAT_REPORT(get(ACCOUNT + "/csat_survey_responses/download")
            .takes(SINCE, UNTIL, INBOX_ID, TEAM_ID, USER_IDS, RATING, SORT)
            .answers(csv().unseen())
            .summary("Downloads the answers to satisfaction surveys as CSV text. Administrators only.")),
    UPDATE_CSAT_RESPONSE(patch(ACCOUNT + "/csat_survey_responses/{csat_response_id}")
            .more("csat_review_notes")
            .answers(one(Thing.CSAT_RESPONSE, "").unseen())
            .isRepeatable()
            .summary("Keeps what the team thinks about the answer to a satisfaction survey.")),

    // ---- help centers ----

    LIST_PORTALS(get(ACCOUNT + "/portals")
            .takes(PAGE)
            .answers(listOf(Thing.PORTAL, "/payload").paged().with(TOTAL_COUNT, "/meta/portals_count"))
            .summary("Lists the help centers of the account.")
            .page("help-center/list-all-portals-in-an-account")),
    GET_PORTAL(
            get(PORTAL).more("locale").answers(one(Thing.PORTAL, "").unseen()).summary("Reads a help center.")),
    CREATE_PORTAL(post(ACCOUNT + "/portals")
            .needs(NAME)
            .takes(BLOB_ID)
            .more(
                    "inbox_id",
                    "slug",
                    "color",
                    "custom_domain",
                    "header_text",
                    "homepage_link",
                    "page_title",
                    "archived",
                    "config")
            .answers(one(Thing.PORTAL, ""))
            .summary("Creates a help center; it needs a slug. Administrators only.")
            .page("help-center/add-a-new-portal")),
    UPDATE_PORTAL(patch(PORTAL)
            .takes(NAME, BLOB_ID)
            .more(
                    "inbox_id",
                    "slug",
                    "color",
                    "custom_domain",
                    "header_text",
                    "homepage_link",
                    "page_title",
                    "archived",
                    "config")
            .answers(one(Thing.PORTAL, "").unseen())
            .isRepeatable()
            .summary("Changes a help center; its logo is the signed id of an upload. Administrators only.")
            .page("help-center/update-a-portal")),
    DELETE_PORTAL(delete(PORTAL)
            .answers(nothing().unseen())
            .summary("Deletes a help center with its articles. Administrators only.")),
    ARCHIVE_PORTAL(patch(PORTAL + "/archive")
            .answers(nothing().unseen())
            .isRepeatable()
            .summary("Archives a help center. Administrators only.")),
    DELETE_PORTAL_LOGO(delete(PORTAL + "/logo")
            .answers(nothing().unseen())
            .summary("Removes the logo of a help center. Administrators only.")),
    SEND_PORTAL_INSTRUCTIONS(
            post(PORTAL + "/send_instructions")
                    .needs(EMAIL)
                    .answers(one(Thing.VALUE, "").unseen())
                    .summary(
                            "Sends instructions for the own domain of a help center to an e-mail address. Administrators only.")),
    GET_PORTAL_SSL_STATUS(get(PORTAL + "/ssl_status")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Reads the state of the certificate for the own domain of a help center.")),
    LIST_CATEGORIES(get(PORTAL + "/categories")
            .takes(PAGE)
            .more("locale")
            .answers(listOf(Thing.CATEGORY, "/payload").paged().unseen())
            .summary("Lists the categories of a help center.")),
    GET_CATEGORY(get(PORTAL + "/categories/{category_id}")
            .answers(one(Thing.CATEGORY, "/payload").unseen())
            .summary("Reads a category of a help center.")),
    CREATE_CATEGORY(post(PORTAL + "/categories")
            .needs(NAME)
            .takes(DESCRIPTION)
            .more(
                    "slug",
                    "locale",
                    "position",
                    "icon",
                    "parent_category_id",
                    "associated_category_id",
                    "related_category_ids")
            .answers(one(Thing.CATEGORY, "/payload"))
            .summary("Creates a category of a help center; it needs slug and locale.")
            .page("help-center/add-a-new-category")),
    UPDATE_CATEGORY(patch(PORTAL + "/categories/{category_id}")
            .takes(NAME, DESCRIPTION)
            .more(
                    "slug",
                    "locale",
                    "position",
                    "icon",
                    "parent_category_id",
                    "associated_category_id",
                    "related_category_ids")
            .answers(one(Thing.CATEGORY, "/payload").unseen())
            .isRepeatable()
            .summary("Changes a category of a help center.")),
    DELETE_CATEGORY(delete(PORTAL + "/categories/{category_id}")
            .answers(nothing().unseen())
            .summary("Deletes a category of a help center.")),
    REORDER_CATEGORIES(post(PORTAL + "/categories/reorder")
            .needs(POSITIONS)
            .answers(nothing().unseen())
            .isRepeatable()
            .summary("Sets the order of the categories of a help center.")),
    LIST_ARTICLES(get(PORTAL + "/articles")
            .takes(PAGE)
            .more("locale", "query", "category_slug", "author_id", "status", "sort")
            .answers(listOf(Thing.ARTICLE, "/payload").paged().with(TOTAL_COUNT, "/meta/articles_count"))
            .summary("Lists a page of articles of a help center.")),
    GET_ARTICLE(get(PORTAL + "/articles/{article_id}")
            .answers(one(Thing.ARTICLE, "/payload").unseen())
            .summary("Reads an article of a help center.")),
    CREATE_ARTICLE(post(PORTAL + "/articles")
            .needs(TITLE)
            .takes(CONTENT, DESCRIPTION, CATEGORY_ID)
            .more("slug", "author_id", "status", "position", "locale", "associated_article_id", "meta")
            .answers(one(Thing.ARTICLE, "/payload"))
            .summary(
                    "Creates an article of a help center; it needs an author_id. In its status 0 is draft, 1 published.")
            .page("help-center/add-a-new-article")),
    UPDATE_ARTICLE(patch(PORTAL + "/articles/{article_id}")
            .takes(TITLE, CONTENT, DESCRIPTION, CATEGORY_ID)
            .more("slug", "author_id", "status", "position", "locale", "associated_article_id", "meta")
            .answers(one(Thing.ARTICLE, "/payload").unseen())
            .isRepeatable()
            .summary("Changes an article of a help center.")),
    DELETE_ARTICLE(delete(PORTAL + "/articles/{article_id}")
            .answers(nothing().unseen())
            .summary("Deletes an article of a help center.")),
    REORDER_ARTICLES(post(PORTAL + "/articles/reorder")
            .needs(POSITIONS)
            .answers(nothing().unseen())
            .isRepeatable()
            .summary("Sets the order of the articles of a help center.")),
    SET_ARTICLES_STATUS(patch(PORTAL + "/articles/bulk_actions/update_status")
            .needs(IDS, ARTICLE_STATUS)
            .text(IDS)
            .answers(nothing().unseen())
            .isRepeatable()
            .summary("Publishes, archives or hides several articles of a help center.")),
    SET_ARTICLES_CATEGORY(patch(PORTAL + "/articles/bulk_actions/update_category")
            .needs(IDS, CATEGORY_ID)
            .text(IDS)
            .answers(nothing().unseen())
            .isRepeatable()
            .summary("Moves several articles of a help center to a category.")),
    DELETE_ARTICLES(delete(PORTAL + "/articles/bulk_actions/delete_articles")
            .needs(IDS)
            .text(IDS)
            .answers(nothing().unseen())
            .summary("Deletes several articles of a help center.")),
    TRANSLATE_ARTICLES(post(PORTAL + "/articles/bulk_actions/translate")
            .needs(IDS)
            .text(IDS)
            .more("locale", "category_id")
            .answers(nothing().unseen())
            .summary("Translates several articles of a help center, where the server can.")),

    // ---- campaigns, dashboard apps, integrations ----

    LIST_CAMPAIGNS(get(ACCOUNT + "/campaigns")
            .answers(listOf(Thing.CAMPAIGN, ""))
            .summary("Lists the campaigns of the account. Administrators only.")),
    GET_CAMPAIGN(get(ACCOUNT + "/campaigns/{campaign_id}")
            .answers(one(Thing.CAMPAIGN, "").unseen())
            .summary("Reads a campaign. Administrators only.")),
    CREATE_CAMPAIGN(post(ACCOUNT + "/campaigns")
            .needs(TITLE, INBOX_ID)
            .takes(DESCRIPTION, SENDER_ID, TEMPLATE_PARAMS)
            .more(
                    "message",
                    "enabled",
                    "trigger_only_during_business_hours",
                    "scheduled_at",
                    "audience",
                    "trigger_rules")
            .answers(one(Thing.CAMPAIGN, "").unseen())
            .summary("Creates a campaign. Administrators only.")),
    UPDATE_CAMPAIGN(patch(ACCOUNT + "/campaigns/{campaign_id}")
            .takes(TITLE, DESCRIPTION, SENDER_ID, TEMPLATE_PARAMS)
            .more(
                    "inbox_id",
                    "message",
                    "enabled",
                    "trigger_only_during_business_hours",
                    "scheduled_at",
                    "audience",
                    "trigger_rules")
            .answers(one(Thing.CAMPAIGN, "").unseen())
            .isRepeatable()
            .summary("Changes a campaign. Administrators only.")),
    DELETE_CAMPAIGN(delete(ACCOUNT + "/campaigns/{campaign_id}")
            .answers(nothing().unseen())
            .summary("Deletes a campaign. Administrators only.")),
    LIST_DASHBOARD_APPS(get(ACCOUNT + "/dashboard_apps")
            .answers(listOf(Thing.DASHBOARD_APP, ""))
            .summary("Lists the dashboard apps of the account.")),
    GET_DASHBOARD_APP(get(ACCOUNT + "/dashboard_apps/{dashboard_app_id}")
            .answers(one(Thing.DASHBOARD_APP, "").unseen())
            .summary("Reads a dashboard app.")),
    CREATE_DASHBOARD_APP(post(ACCOUNT + "/dashboard_apps")
            .needs(TITLE)
            .more("content")
            .answers(one(Thing.DASHBOARD_APP, "").unseen())
            .summary("Creates a dashboard app; its content is a List with a Map of type frame and url.")),
    UPDATE_DASHBOARD_APP(patch(ACCOUNT + "/dashboard_apps/{dashboard_app_id}")
            .takes(TITLE)
            .more("content")
            .answers(one(Thing.DASHBOARD_APP, "").unseen())
            .isRepeatable()
            .summary("Changes a dashboard app.")),
    DELETE_DASHBOARD_APP(delete(ACCOUNT + "/dashboard_apps/{dashboard_app_id}")
            .answers(nothing().unseen())
            .summary("Deletes a dashboard app.")),
    LIST_INTEGRATIONS(get(ACCOUNT + "/integrations/apps")
            .answers(listOf(Thing.INTEGRATION, "/payload"))
            .summary("Lists the integrations that the account can have, and their hooks.")
            .page("integrations/list-all-the-integrations")),
    GET_INTEGRATION(get(ACCOUNT + "/integrations/apps/{app_id}")
            .answers(one(Thing.INTEGRATION, "").unseen())
            .summary("Reads an integration and its hooks.")),
    GET_INTEGRATION_HOOK(get(ACCOUNT + "/integrations/hooks/{hook_id}")
            .answers(one(Thing.HOOK, "").unseen())
            .summary("Reads a hook. Administrators only.")),
    CREATE_INTEGRATION_HOOK(post(ACCOUNT + "/integrations/hooks")
            .needs(APP_ID)
            .takes(SETTINGS)
            .more("inbox_id", "status")
            .answers(one(Thing.HOOK, ""))
            .summary("Switches an integration on; the server takes unknown ones too. Administrators only.")
            .page("integrations/create-an-integration-hook")),
    UPDATE_INTEGRATION_HOOK(patch(ACCOUNT + "/integrations/hooks/{hook_id}")
            .takes(SETTINGS)
            .more("status")
            .answers(one(Thing.HOOK, "").unseen())
            .isRepeatable()
            .summary("Changes the settings of a hook. Administrators only.")
            .page("integrations/update-an-integration-hook")),
    DELETE_INTEGRATION_HOOK(delete(ACCOUNT + "/integrations/hooks/{hook_id}")
            .answers(nothing().unseen())
            .summary("Switches an integration off. Administrators only.")
            .page("integrations/delete-an-integration-hook")),
    PROCESS_INTEGRATION_EVENT(post(ACCOUNT + "/integrations/hooks/{hook_id}/process_event")
            .more("event")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Has an integration work on an event, such as rephrasing a text; answers its result.")),

    // ---- service levels, companies, roles, assignment ----

    LIST_SLA_POLICIES(get(ACCOUNT + "/sla_policies")
            .answers(listOf(Thing.SLA_POLICY, "/payload").unseen())
            .summary("Lists the SLA policies of the account.")),
    GET_SLA_POLICY(get(ACCOUNT + "/sla_policies/{sla_policy_id}")
            .answers(one(Thing.SLA_POLICY, "/payload").unseen())
            .summary("Reads an SLA policy.")),
    CREATE_SLA_POLICY(post(ACCOUNT + "/sla_policies")
            .needs(NAME)
            .takes(DESCRIPTION)
            .more(
                    "first_response_time_threshold",
                    "next_response_time_threshold",
                    "resolution_time_threshold",
                    "only_during_business_hours")
            .answers(one(Thing.SLA_POLICY, "/payload").unseen())
            .summary("Creates an SLA policy with thresholds in seconds.")),
    UPDATE_SLA_POLICY(patch(ACCOUNT + "/sla_policies/{sla_policy_id}")
            .takes(NAME, DESCRIPTION)
            .more(
                    "first_response_time_threshold",
                    "next_response_time_threshold",
                    "resolution_time_threshold",
                    "only_during_business_hours")
            .answers(one(Thing.SLA_POLICY, "/payload").unseen())
            .isRepeatable()
            .summary("Changes an SLA policy.")),
    DELETE_SLA_POLICY(delete(ACCOUNT + "/sla_policies/{sla_policy_id}")
            .answers(nothing().unseen())
            .summary("Deletes an SLA policy.")),
    LIST_APPLIED_SLAS(get(ACCOUNT + "/applied_slas")
            .takes(SINCE, UNTIL, INBOX_ID, TEAM_ID, SLA_POLICY_ID, PAGE)
            .more("label_list", "assigned_agent_id")
            .answers(listOf(Thing.VALUE, "/payload")
                    .paged()
                    .with(TOTAL_COUNT, "/meta/count")
                    .unseen())
            .summary("Lists a page of 25 conversations that have missed their SLA. Administrators only.")),
    GET_APPLIED_SLA_METRICS(get(ACCOUNT + "/applied_slas/metrics")
            .takes(SINCE, UNTIL, INBOX_ID, TEAM_ID, SLA_POLICY_ID)
            .more("label_list", "assigned_agent_id")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Counts conversations with an SLA and those that have missed it. Administrators only.")),
    DOWNLOAD_APPLIED_SLAS(get(ACCOUNT + "/applied_slas/download")
            .takes(SINCE, UNTIL, INBOX_ID, TEAM_ID, SLA_POLICY_ID)
            .more("label_list", "assigned_agent_id")
            .answers(csv().unseen())
            .summary("Downloads the conversations that have missed their SLA as CSV text. Administrators only.")),
    LIST_COMPANIES(get(ACCOUNT + "/companies")
            .takes(PAGE, SORT)
            .answers(listOf(Thing.COMPANY, "/payload")
                    .pagedBy(SORT, "created_at")
                    .unseen())
            .summary("Lists companies of the account, page by page.")),
    GET_COMPANY(get(ACCOUNT + "/companies/{company_id}")
            .answers(one(Thing.COMPANY, "/payload").unseen())
            .summary("Reads a company.")),
    CREATE_COMPANY(post(ACCOUNT + "/companies")
            .needs(NAME)
            .takes(DESCRIPTION, AVATAR, CUSTOM_ATTRIBUTES, ADDITIONAL_ATTRIBUTES)
            .more("domain")
            .within("company")
            .answers(one(Thing.COMPANY, "/payload").unseen())
            .summary("Creates a company.")),
    UPDATE_COMPANY(patch(ACCOUNT + "/companies/{company_id}")
            .takes(NAME, DESCRIPTION, AVATAR, CUSTOM_ATTRIBUTES, ADDITIONAL_ATTRIBUTES)
            .more("domain")
            .within("company")
            .answers(one(Thing.COMPANY, "/payload").unseen())
            .isRepeatable()
            .summary("Changes a company.")),
    DELETE_COMPANY(delete(ACCOUNT + "/companies/{company_id}")
            .answers(nothing().unseen())
            .summary("Deletes a company.")),
    SEARCH_COMPANIES(get(ACCOUNT + "/companies/search")
            .needs(QUERY)
            .takes(PAGE, SORT)
            .answers(listOf(Thing.COMPANY, "/payload")
                    .pagedBy(SORT, "created_at")
                    .unseen())
            .summary("Lists a page of companies with a text in name or domain.")),
    DELETE_COMPANY_AVATAR(delete(COMPANY + "/avatar")
            .answers(one(Thing.COMPANY, "/payload").unseen())
            .summary("Removes the picture of a company.")),
    DESTROY_COMPANY_CUSTOM_ATTRIBUTES(post(COMPANY + "/destroy_custom_attributes")
            .needs(CUSTOM_ATTRIBUTES)
            .text(CUSTOM_ATTRIBUTES)
            .answers(one(Thing.COMPANY, "/payload").unseen())
            .isRepeatable()
            .summary("Removes custom attributes of a company, given as a list of keys.")),
    LIST_COMPANY_CONTACTS(get(COMPANY + "/contacts")
            .takes(PAGE)
            .answers(listOf(Thing.CONTACT, "/payload")
                    .paged()
                    .with(TOTAL_COUNT, "/meta/total_count")
                    .unseen())
            .summary("Lists a page of 15 contacts of a company.")),
    SEARCH_COMPANY_CONTACTS(get(COMPANY + "/contacts/search")
            .needs(QUERY)
            .takes(PAGE)
            .answers(listOf(Thing.CONTACT, "/payload")
                    .paged()
                    .with(TOTAL_COUNT, "/meta/total_count")
                    .unseen())
            .summary("Lists a page of 15 contacts with a text that could join a company: those that are not in it.")),
    ADD_COMPANY_CONTACT(post(COMPANY + "/contacts")
            .needs(CONTACT_ID)
            .answers(one(Thing.CONTACT, "/payload").unseen())
            .isRepeatable()
            .summary("Adds a contact to a company.")),
    REMOVE_COMPANY_CONTACT(delete(COMPANY + "/contacts/{contact_id}")
            .answers(nothing().unseen())
            .summary("Removes a contact from a company.")),
    LIST_COMPANY_CONVERSATIONS(get(COMPANY + "/conversations")
            .takes(PAGE, SORT_BY)
            .answers(listOf(Thing.CONVERSATION, "/payload")
                    .pagedBy(SORT_BY, "created_at_asc")
                    .unseen())
            .summary("Lists conversations of the contacts of a company.")),
    LIST_COMPANY_NOTES(get(COMPANY + "/notes")
            .answers(listOf(Thing.NOTE, "").unseen())
            .summary("Lists the newest 20 notes about the contacts of a company.")),
    LIST_CUSTOM_ROLES(get(ACCOUNT + "/custom_roles")
            .answers(listOf(Thing.CUSTOM_ROLE, "").unseen())
            .summary("Lists the custom roles of the account. Administrators only.")),
    GET_CUSTOM_ROLE(get(ACCOUNT + "/custom_roles/{custom_role_id}")
            .answers(one(Thing.CUSTOM_ROLE, "").unseen())
            .summary("Reads a custom role. Administrators only.")),
    CREATE_CUSTOM_ROLE(post(ACCOUNT + "/custom_roles")
            .needs(NAME)
            .takes(DESCRIPTION)
            .more("permissions")
            .answers(one(Thing.CUSTOM_ROLE, "").unseen())
            .summary("Creates a custom role. Administrators only.")),
    UPDATE_CUSTOM_ROLE(patch(ACCOUNT + "/custom_roles/{custom_role_id}")
            .takes(NAME, DESCRIPTION)
            .more("permissions")
            .answers(one(Thing.CUSTOM_ROLE, "").unseen())
            .isRepeatable()
            .summary("Changes a custom role. Administrators only.")),
    DELETE_CUSTOM_ROLE(delete(ACCOUNT + "/custom_roles/{custom_role_id}")
            .answers(nothing().unseen())
            .summary("Deletes a custom role. Administrators only.")),
    LIST_ASSIGNMENT_POLICIES(get(ACCOUNT + "/assignment_policies")
            .answers(listOf(Thing.ASSIGNMENT_POLICY, "/assignment_policies").unseen())
            .summary("Lists the assignment policies of the account. Administrators only.")),
    GET_ASSIGNMENT_POLICY(get(ACCOUNT + "/assignment_policies/{assignment_policy_id}")
            .answers(one(Thing.ASSIGNMENT_POLICY, "/assignment_policy").unseen())
            .summary("Reads an assignment policy. Administrators only.")),
    CREATE_ASSIGNMENT_POLICY(post(ACCOUNT + "/assignment_policies")
            .needs(NAME)
            .takes(DESCRIPTION)
            .more(
                    "assignment_order",
                    "conversation_priority",
                    "fair_distribution_limit",
                    "fair_distribution_window",
                    "enabled")
            .answers(one(Thing.ASSIGNMENT_POLICY, "/assignment_policy").unseen())
            .summary("Creates an assignment policy. Administrators only.")),
    UPDATE_ASSIGNMENT_POLICY(patch(ACCOUNT + "/assignment_policies/{assignment_policy_id}")
            .takes(NAME, DESCRIPTION)
            .more(
                    "assignment_order",
                    "conversation_priority",
                    "fair_distribution_limit",
                    "fair_distribution_window",
                    "enabled")
            .answers(one(Thing.ASSIGNMENT_POLICY, "/assignment_policy").unseen())
            .isRepeatable()
            .summary("Changes an assignment policy. Administrators only.")),
    DELETE_ASSIGNMENT_POLICY(delete(ACCOUNT + "/assignment_policies/{assignment_policy_id}")
            .answers(nothing().unseen())
            .summary("Deletes an assignment policy. Administrators only.")),
    LIST_ASSIGNMENT_POLICY_INBOXES(get(ASSIGNMENT_POLICY + "/inboxes")
            .answers(listOf(Thing.INBOX, "/inboxes").unseen())
            .summary("Lists the inboxes of an assignment policy. Administrators only.")),
    ADD_ASSIGNMENT_POLICY_INBOX(post(ASSIGNMENT_POLICY + "/inboxes")
            .needs(INBOX_ID)
            .answers(one(Thing.VALUE, "").unseen())
            .isRepeatable()
            .summary("Adds an inbox to an assignment policy, and takes it out of another one. Administrators only.")),
    REMOVE_ASSIGNMENT_POLICY_INBOX(delete(ASSIGNMENT_POLICY + "/inboxes/{inbox_id}")
            .answers(nothing().unseen())
            .summary("Takes an inbox out of an assignment policy. Administrators only.")),
    GET_INBOX_ASSIGNMENT_POLICY(get(INBOX + "/assignment_policy")
            .answers(one(Thing.ASSIGNMENT_POLICY, "").unseen())
            .summary("Reads the assignment policy of an inbox. Administrators only.")),
    SET_INBOX_ASSIGNMENT_POLICY(post(INBOX + "/assignment_policy")
            .needs(ASSIGNMENT_POLICY_ID)
            .answers(one(Thing.VALUE, "").unseen())
            .isRepeatable()
            .summary("Gives an inbox an assignment policy. Administrators only.")),
    DELETE_INBOX_ASSIGNMENT_POLICY(delete(INBOX + "/assignment_policy")
            .answers(nothing().unseen())
            .summary("Removes the assignment policy of an inbox. Administrators only.")),
    LIST_CAPACITY_POLICIES(get(ACCOUNT + "/agent_capacity_policies")
            .answers(listOf(Thing.CAPACITY_POLICY, "").unseen())
            .summary("Lists the agent capacity policies of the account. Administrators only.")),
    GET_CAPACITY_POLICY(get(ACCOUNT + "/agent_capacity_policies/{capacity_policy_id}")
            .answers(one(Thing.CAPACITY_POLICY, "").unseen())
            .summary("Reads an agent capacity policy. Administrators only.")),
    CREATE_CAPACITY_POLICY(post(ACCOUNT + "/agent_capacity_policies")
            .needs(NAME)
            .takes(DESCRIPTION)
            .more("exclusion_rules")
            .answers(one(Thing.CAPACITY_POLICY, "").unseen())
            .summary("Creates an agent capacity policy. Administrators only.")),
    UPDATE_CAPACITY_POLICY(patch(ACCOUNT + "/agent_capacity_policies/{capacity_policy_id}")
            .takes(NAME, DESCRIPTION)
            .more("exclusion_rules")
            .answers(one(Thing.CAPACITY_POLICY, "").unseen())
            .isRepeatable()
            .summary("Changes an agent capacity policy. Administrators only.")),
    DELETE_CAPACITY_POLICY(delete(ACCOUNT + "/agent_capacity_policies/{capacity_policy_id}")
            .answers(nothing().unseen())
            .summary("Deletes an agent capacity policy. Administrators only.")),
    LIST_CAPACITY_POLICY_USERS(get(CAPACITY_POLICY + "/users")
            .answers(listOf(Thing.USER, "").unseen())
            .summary("Lists the agents of an agent capacity policy. Administrators only.")),
    ADD_CAPACITY_POLICY_USER(post(CAPACITY_POLICY + "/users")
            .needs(USER_ID)
            .answers(one(Thing.USER, "").unseen())
            .isRepeatable()
            .summary("Adds an agent to an agent capacity policy. Administrators only.")),
    REMOVE_CAPACITY_POLICY_USER(delete(CAPACITY_POLICY + "/users/{user_id}")
            .answers(nothing().unseen())
            .summary("Takes an agent out of an agent capacity policy. Administrators only.")),
    CREATE_INBOX_LIMIT(
            post(CAPACITY_POLICY + "/inbox_limits")
                    .needs(INBOX_ID)
                    .more("conversation_limit")
                    .answers(one(Thing.INBOX_LIMIT, "").unseen())
                    .summary(
                            "Limits conversations of an inbox in an agent capacity policy, by conversation_limit. Administrators only.")),
    UPDATE_INBOX_LIMIT(patch(CAPACITY_POLICY + "/inbox_limits/{inbox_limit_id}")
            .more("conversation_limit")
            .answers(one(Thing.INBOX_LIMIT, "").unseen())
            .isRepeatable()
            .summary("Changes the limit of an inbox in an agent capacity policy. Administrators only.")),
    DELETE_INBOX_LIMIT(delete(CAPACITY_POLICY + "/inbox_limits/{inbox_limit_id}")
            .answers(nothing().unseen())
            .summary("Removes the limit of an inbox in an agent capacity policy. Administrators only.")),

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
            .answers(listOf(Thing.CLIENT_MESSAGE, "").byOlder())
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
            .page("messages-api/update-a-message")),
    CLIENT_GET_SURVEY(get("/public/api/v1/csat_survey/{conversation_uuid}")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Client API: reads the satisfaction survey of a conversation.")),
    CLIENT_ANSWER_SURVEY(patch("/public/api/v1/csat_survey/{conversation_uuid}")
            .needs(SUBMITTED_VALUES)
            .text(SUBMITTED_VALUES)
            .within("message")
            .answers(one(Thing.VALUE, "").unseen())
            .summary("Client API: answers the satisfaction survey of a conversation, within 14 days.")),

    // ---- Platform API: whole installations, with the token of a platform app ----

    PLATFORM_LIST_ACCOUNTS(get(PLATFORM + "/accounts")
            .answers(listOf(Thing.ACCOUNT, "").unseen())
            .summary("Platform API: lists the accounts of the platform app.")),
    PLATFORM_GET_ACCOUNT(get(PLATFORM + "/accounts/{account_id}")
            .answers(one(Thing.ACCOUNT, ""))
            .summary("Platform API: reads an account.")
            .page("accounts/get-an-account-details")),
    PLATFORM_CREATE_ACCOUNT(post(PLATFORM + "/accounts")
            .needs(NAME)
            .takes(CUSTOM_ATTRIBUTES)
            .more("locale", "domain", "support_email", "status", "features", "limits")
            .answers(one(Thing.ACCOUNT, ""))
            .summary("Platform API: creates an account, whose id becomes a header.")
            .page("accounts/create-an-account")),
    PLATFORM_UPDATE_ACCOUNT(patch(PLATFORM + "/accounts/{account_id}")
            .takes(NAME, CUSTOM_ATTRIBUTES)
            .more("locale", "domain", "support_email", "status", "features", "limits")
            .answers(one(Thing.ACCOUNT, ""))
            .isRepeatable()
            .summary("Platform API: changes an account.")
            .page("accounts/update-an-account")),
    PLATFORM_DELETE_ACCOUNT(delete(PLATFORM + "/accounts/{account_id}")
            .summary("Platform API: deletes an account with all that is in it, some time later.")
            .page("accounts/delete-an-account")),
    PLATFORM_LIST_ACCOUNT_USERS(get(PLATFORM + "/accounts/{account_id}/account_users")
            .answers(listOf(Thing.ACCOUNT_USER, ""))
            .summary("Platform API: lists who is in an account, in which role.")
            .page("account-users/list-all-account-users")),
    PLATFORM_ADD_ACCOUNT_USER(post(PLATFORM + "/accounts/{account_id}/account_users")
            .needs(USER_ID, ROLE)
            .answers(one(Thing.ACCOUNT_USER, ""))
            .isRepeatable()
            .summary("Platform API: puts a user into an account, or changes the role there.")
            .page("account-users/create-an-account-user")),
    PLATFORM_REMOVE_ACCOUNT_USER(delete(PLATFORM + "/accounts/{account_id}/account_users")
            .needs(USER_ID)
            .summary("Platform API: takes a user out of an account.")
            .page("account-users/delete-an-account-user")),
    PLATFORM_MIGRATE_EMAIL_CHANNELS(post(PLATFORM + "/accounts/{account_id}/email_channel_migrations")
            .more("migrations")
            .answers(listOf(Thing.VALUE, "/results").unseen())
            .summary("Platform API: creates e-mail inboxes from migrations, where the server allows it.")),
    PLATFORM_GET_USER(get(PLATFORM + "/users/{user_id}")
            .answers(one(Thing.USER, ""))
            .summary("Platform API: reads a user, with the access token.")
            .page("users/get-an-user-details")),
    PLATFORM_CREATE_USER(post(PLATFORM + "/users")
            .needs(EMAIL)
            .takes(NAME, DISPLAY_NAME, CUSTOM_ATTRIBUTES)
            .more("password")
            .answers(one(Thing.USER, ""))
            .summary(
                    "Platform API: finds the user with an e-mail address, or creates one; the password is a field of the body.")
            .page("users/create-a-user")),
    PLATFORM_UPDATE_USER(patch(PLATFORM + "/users/{user_id}")
            .takes(NAME, EMAIL, DISPLAY_NAME, CUSTOM_ATTRIBUTES)
            .more("password")
            .answers(one(Thing.USER, ""))
            .isRepeatable()
            .summary("Platform API: changes a user.")
            .page("users/update-a-user")),
    PLATFORM_DELETE_USER(delete(PLATFORM + "/users/{user_id}")
            .answers(nothing().unseen())
            .summary("Platform API: deletes a user, some time later.")
            .page("users/delete-a-user")),
    PLATFORM_GET_LOGIN_LINK(get(PLATFORM + "/users/{user_id}/login")
            .answers(one(Thing.VALUE, "/url"))
            .summary("Platform API: makes an address that signs a user in once.")
            .page("users/get-user-sso-link")),
    PLATFORM_GET_USER_TOKEN(post(PLATFORM + "/users/{user_id}/token")
            .answers(one(Thing.VALUE, ""))
            .isRepeatable()
            .summary("Platform API: reads the access token of a user.")),
    PLATFORM_LIST_AGENT_BOTS(get(PLATFORM + "/agent_bots")
            .answers(listOf(Thing.AGENT_BOT, ""))
            .summary("Platform API: lists the agent bots of the platform app.")
            .page("agentbots/list-all-agentbots")),
    PLATFORM_GET_AGENT_BOT(get(PLATFORM + "/agent_bots/{agent_bot_id}")
            .answers(one(Thing.AGENT_BOT, ""))
            .summary("Platform API: reads an agent bot.")
            .page("agentbots/get-an-agent-bot-details")),
    PLATFORM_CREATE_AGENT_BOT(post(PLATFORM + "/agent_bots")
            .needs(NAME)
            .takes(ACCOUNT_ID, DESCRIPTION, AVATAR, AVATAR_URL)
            .more("outgoing_url")
            .answers(one(Thing.AGENT_BOT, ""))
            .summary("Platform API: creates an agent bot, with an account id for that account only.")
            .page("agentbots/create-an-agent-bot")),
    PLATFORM_UPDATE_AGENT_BOT(patch(PLATFORM + "/agent_bots/{agent_bot_id}")
            .takes(NAME, DESCRIPTION, AVATAR, AVATAR_URL)
            .more("outgoing_url")
            .answers(one(Thing.AGENT_BOT, ""))
            .isRepeatable()
            .summary("Platform API: changes an agent bot.")
            .page("agentbots/update-an-agent-bot")),
    PLATFORM_DELETE_AGENT_BOT(delete(PLATFORM + "/agent_bots/{agent_bot_id}")
            .summary("Platform API: deletes an agent bot.")
            .page("agentbots/delete-an-agentbot")),
    PLATFORM_DELETE_AGENT_BOT_AVATAR(delete(PLATFORM + "/agent_bots/{agent_bot_id}/avatar")
            .answers(one(Thing.AGENT_BOT, "").unseen())
            .summary("Platform API: removes the picture of an agent bot.")),

    // ---- the server, and whatever else it knows ----

    GET_SERVER_INFO(get("/api")
            .answers(one(Thing.VALUE, ""))
            .summary("Reads the version of the server and whether its queue and database work. Needs no token.")),
    GET_SERVER_HEALTH(get("/health")
            .answers(one(Thing.VALUE, ""))
            .summary("Reads whether the server is up. Needs no token.")
            .since("4.11.0")),
    CALL_API(new AnyCall("Calls any path of the server, with method, path, query and body of the exchange."));

    private final Role role;
    private final String uriName = Spelling.camelCase(name());

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
        return uriName;
    }
}
