// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.camel.spi.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Every header of the component, one constant each, and with it the parameters of Chatwoot's API. Add a header here,
 * and nowhere else: its name derives from the constant's, and the component's metadata, the requests and the messages
 * derive from this table.
 *
 * <p>The ids at the top are set by answers and events and read by calls, so that the calls of a route find what they
 * need. What only describes an event has names of its own (CamelChatwootEvent...): otherwise an answer sent in the
 * route of a customer's message would inherit its type.
 */
public enum Param {

    // ---- ids: set by answers and events, read by calls ----

    /** Id of the account. Never taken from a body. */
    @Metadata(javaType = "Long")
    ACCOUNT_ID(in(Type.ID)),

    /** Id of the inbox. */
    @Metadata(javaType = "Long")
    INBOX_ID(in(Type.ID)),

    /** Id of the contact. */
    @Metadata(javaType = "Long")
    CONTACT_ID(in(Type.ID)),

    /** Source id of the contact in an inbox: the session. Chatwoot calls it customer identifier in the Client API. */
    @Metadata(javaType = "String")
    CONTACT_SOURCE_ID(in(Type.TEXT, "source_id").empty(Empty.REFUSED)),

    /** Display id of the conversation: the number that people see, unique within the account. */
    @Metadata(javaType = "Long")
    CONVERSATION_ID(in(Type.ID)),

    /** Id of the message, unique in the whole installation. */
    @Metadata(javaType = "Long")
    MESSAGE_ID(in(Type.ID)),

    /** Id of the account webhook. */
    @Metadata(label = "producer", javaType = "Long")
    WEBHOOK_ID(in(Type.ID)),

    /** Identifier of an API inbox for the Client API. Shown in the settings of the inbox. */
    @Metadata(label = "producer", javaType = "String")
    INBOX_IDENTIFIER(in(Type.TEXT)),

    /** Id of the user: an agent or administrator. */
    @Metadata(label = "producer", javaType = "Long")
    USER_ID(in(Type.ID)),

    /** Id of the note. */
    @Metadata(label = "producer", javaType = "Long")
    NOTE_ID(in(Type.ID)),

    /** Id of the label of the account. */
    @Metadata(label = "producer", javaType = "Long")
    LABEL_ID(in(Type.ID)),

    /** Id of the canned response. */
    @Metadata(label = "producer", javaType = "Long")
    CANNED_RESPONSE_ID(in(Type.ID)),

    /** Id of the definition of a custom attribute. */
    @Metadata(label = "producer", javaType = "Long")
    CUSTOM_ATTRIBUTE_ID(in(Type.ID)),

    /** Id of the saved filter. */
    @Metadata(label = "producer", javaType = "Long")
    CUSTOM_FILTER_ID(in(Type.ID)),

    /** Id of the agent bot. */
    @Metadata(label = "producer", javaType = "Long")
    AGENT_BOT_ID(in(Type.ID, "agent_bot")),

    /** Id of the automation rule. */
    @Metadata(label = "producer", javaType = "Long")
    AUTOMATION_RULE_ID(in(Type.ID)),

    /** Id of the macro. */
    @Metadata(label = "producer", javaType = "Long")
    MACRO_ID(in(Type.ID)),

    /** Id of the notification. */
    @Metadata(label = "producer", javaType = "Long")
    NOTIFICATION_ID(in(Type.ID)),

    /** Id of the answer to a satisfaction survey. */
    @Metadata(label = "producer", javaType = "Long")
    CSAT_RESPONSE_ID(in(Type.ID)),

    /** Slug of the help center portal: its name in addresses. */
    @Metadata(label = "producer", javaType = "String")
    PORTAL_SLUG(in(Type.TEXT)),

    /** Id of the category of a help center. */
    @Metadata(label = "producer", javaType = "Long")
    CATEGORY_ID(in(Type.ID)),

    /** Id of the article of a help center. */
    @Metadata(label = "producer", javaType = "Long")
    ARTICLE_ID(in(Type.ID)),

    /** Id of the dashboard app. */
    @Metadata(label = "producer", javaType = "Long")
    DASHBOARD_APP_ID(in(Type.ID)),

    /** Id of the integration, such as webhook or dialogflow. */
    @Metadata(label = "producer", javaType = "String")
    APP_ID(in(Type.TEXT)),

    /** Id of the hook: an integration that is switched on. */
    @Metadata(label = "producer", javaType = "Long")
    HOOK_ID(in(Type.ID)),

    /** Id of the SLA policy. */
    @Metadata(label = "producer", javaType = "Long")
    SLA_POLICY_ID(in(Type.ID)),

    /** Id of the company. */
    @Metadata(label = "producer", javaType = "Long")
    COMPANY_ID(in(Type.ID)),

    /** Id of the custom role. */
    @Metadata(label = "producer", javaType = "Long")
    CUSTOM_ROLE_ID(in(Type.ID)),

    /** Id of the assignment policy. */
    @Metadata(label = "producer", javaType = "Long")
    ASSIGNMENT_POLICY_ID(in(Type.ID)),

    /** Id of the agent capacity policy. */
    @Metadata(label = "producer", javaType = "Long")
    CAPACITY_POLICY_ID(in(Type.ID, "agent_capacity_policy_id")),

    /** Id of the limit of an inbox within an agent capacity policy. */
    @Metadata(label = "producer", javaType = "Long")
    INBOX_LIMIT_ID(in(Type.ID)),

    /** Signed id of a file that was uploaded before. */
    @Metadata(label = "producer", javaType = "String")
    BLOB_ID(in(Type.TEXT)),

    /** The conversation's id that is unique in the whole installation, as in the address of a survey. */
    @Metadata(label = "producer", javaType = "String")
    CONVERSATION_UUID(in(Type.TEXT)),

    // ---- calls: which one ----

    /** Name of the operation to run instead of the one in the URI. */
    @Metadata(label = "producer", javaType = "String")
    OPERATION(out(Type.TEXT)),

    /** HTTP method for callApi. Default GET. */
    @Metadata(label = "producer", javaType = "String")
    METHOD(out(Type.TEXT, "GET", "POST", "PUT", "PATCH", "DELETE")),

    /** Path on the Chatwoot server for callApi, escaped and without the query, such as /api/v1/profile. */
    @Metadata(label = "producer", javaType = "String")
    PATH(out(Type.TEXT)),

    /** Further fields of the query as a Map, for any operation: what Chatwoot knows and has no header of its own. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    QUERY_PARAMETERS(out(Type.OBJECT)),

    // ---- contacts ----

    /** Name of what is created or changed, such as a contact, inbox, team or webhook. */
    @Metadata(label = "producer", javaType = "String")
    NAME(in(Type.TEXT)),

    /** E-mail address of the contact or user, or where something is sent to. */
    @Metadata(label = "producer", javaType = "String")
    EMAIL(in(Type.TEXT)),

    /** Phone number of the contact in E.164 form, such as +4915112345678. */
    @Metadata(label = "producer", javaType = "String")
    PHONE_NUMBER(in(Type.TEXT).like("\\+[1-9]\\d{1,14}", "+4915112345678")),

    /** The contact's id in your own system. Unique within the account. */
    @Metadata(label = "producer", javaType = "String")
    IDENTIFIER(in(Type.TEXT).empty(Empty.LEFT_OUT)),

    /**
     * Proof of the identifier for the Client API: hex HMAC-SHA256 of it. Computed when the option clientSecret is set.
     */
    @Metadata(label = "producer", javaType = "String")
    IDENTIFIER_HASH(in(Type.TEXT)),

    /**
     * Picture of a contact, inbox, bot, user or company: a File, Path, InputStream, byte[] or the signed id of an
     * upload.
     */
    @Metadata(label = "producer", javaType = "Object")
    AVATAR(in(Type.FILE)),

    /** Address of a picture that Chatwoot fetches as avatar. */
    @Metadata(label = "producer", javaType = "String")
    AVATAR_URL(in(Type.TEXT)),

    /** Whether the contact is blocked. */
    @Metadata(label = "producer", javaType = "Boolean")
    BLOCKED(in(Type.FLAG)),

    /** Additional attributes as a Map, such as city or company_name. Merged into those that are there. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    ADDITIONAL_ATTRIBUTES(in(Type.OBJECT)),

    /**
     * Custom attributes as a Map. Merged into those of a contact; replaces those of a conversation. A list of keys
     * where they are removed.
     */
    @Metadata(label = "producer", javaType = "Object")
    CUSTOM_ATTRIBUTES(in(Type.ANY)),

    /** Whether a new session counts as verified. */
    @Metadata(label = "producer", javaType = "Boolean")
    HMAC_VERIFIED(in(Type.FLAG)),

    /** Whether contacts come with their sessions. Default true. */
    @Metadata(label = "producer", javaType = "Boolean")
    INCLUDE_CONTACT_INBOXES(in(Type.FLAG)),

    /** Id of the contact that stays when two are merged. */
    @Metadata(label = "producer", javaType = "Long")
    BASE_CONTACT_ID(in(Type.ID)),

    /** Id of the contact that is merged into the other one and deleted. */
    @Metadata(label = "producer", javaType = "Long")
    MERGEE_CONTACT_ID(in(Type.ID)),

    /** CSV file with contacts. A body that is no Map is taken for it. */
    @Metadata(label = "producer", javaType = "Object")
    IMPORT_FILE(in(Type.FILE)),

    // ---- lists ----

    /** Text to search for. */
    @Metadata(label = "producer", javaType = "String")
    QUERY(in(Type.TEXT, "q").empty(Empty.LEFT_OUT)),

    /**
     * Conditions in Chatwoot's filter language: a List of Maps with attribute_key, filter_operator, values and
     * query_operator.
     */
    @Metadata(label = "producer", javaType = "java.util.List")
    FILTER(in(Type.LIST, "payload")),

    /** Text that the listed canned responses hold. */
    @Metadata(label = "producer", javaType = "String")
    SEARCH(in(Type.TEXT)),

    /** Beginning of the time that is looked at, in seconds since 1970. */
    @Metadata(label = "producer", javaType = "Long")
    SINCE(in(Type.NUMBER)),

    /** End of the time that is looked at, in seconds since 1970. */
    @Metadata(label = "producer", javaType = "Long")
    UNTIL(in(Type.NUMBER)),

    /** Number of the page, from 1. */
    @Metadata(label = "producer", javaType = "Long")
    PAGE(in(Type.NUMBER)),

    /** Sort key of contacts or companies, such as name or -last_activity_at. Without it the order is not stable. */
    @Metadata(label = "producer", javaType = "String")
    SORT(in(Type.TEXT)),

    /** Sort key of conversations, such as last_activity_at_desc or created_at_asc. */
    @Metadata(label = "producer", javaType = "String")
    SORT_BY(in(Type.TEXT)),

    /** Which conversations are listed. The server lists open ones only by default. */
    @Metadata(label = "producer", javaType = "String")
    STATUS_FILTER(in(Type.TEXT, "status", "open", "resolved", "pending", "snoozed", "all")),

    /** Whose conversations are listed. */
    @Metadata(label = "producer", javaType = "String")
    ASSIGNEE_FILTER(in(Type.TEXT, "assignee_type", "me", "unassigned", "assigned", "all")),

    /** Which kind of conversations is listed. */
    @Metadata(label = "producer", javaType = "String")
    CONVERSATION_TYPE(in(Type.TEXT, "conversation_type", "mention", "participating", "unattended")),

    /** Lists what changed within so many seconds, all on one page. */
    @Metadata(label = "producer", javaType = "Long")
    UPDATED_WITHIN(in(Type.NUMBER)),

    /** Labels as a List or as a text with commas. Replaces all labels where they are set. */
    @Metadata(label = "producer", javaType = "java.util.List")
    LABELS(in(Type.LIST)),

    /** Lists messages with a lower id than this one: the newest 20 of them. */
    @Metadata(label = "producer", javaType = "Long")
    BEFORE(in(Type.ID)),

    /**
     * Lists messages with a higher id than this one: the oldest 100 of them. Together with before: from this id on, at
     * most 1000.
     */
    @Metadata(label = "producer", javaType = "Long")
    AFTER(in(Type.ID)),

    // ---- conversations ----

    /** Status of the conversation. */
    @Metadata(label = "producer", javaType = "String")
    CONVERSATION_STATUS(in(Type.TEXT, "status", "open", "resolved", "pending", "snoozed")),

    /**
     * When a snoozed conversation opens again: an Instant, Date, ZonedDateTime, OffsetDateTime, a text as in ISO 8601,
     * or seconds since 1970.
     */
    @Metadata(label = "producer", javaType = "Object")
    SNOOZED_UNTIL(in(Type.MOMENT)),

    /** Priority of the conversation. */
    @Metadata(label = "producer", javaType = "String")
    PRIORITY(in(Type.TEXT, "priority", "low", "medium", "high", "urgent")),

    /** Id of the agent to assign. 0 unassigns. */
    @Metadata(label = "producer", javaType = "Long")
    ASSIGNEE_ID(in(Type.ID)),

    /** Kind of the assignee. */
    @Metadata(label = "producer", javaType = "String")
    ASSIGNEE_TYPE(in(Type.TEXT, "assignee_type", "User", "AgentBot")),

    /** Id of the team. */
    @Metadata(label = "producer", javaType = "Long")
    TEAM_ID(in(Type.ID)),

    /** Whether somebody is typing. */
    @Metadata(label = "producer", javaType = "String")
    TYPING_STATUS(in(Type.TEXT, "typing_status", "on", "off")),

    /** First message of a new conversation as a Map with the fields of createMessage. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    FIRST_MESSAGE(in(Type.OBJECT, "message")),

    /** Text of the draft. A text body is taken for it. */
    @Metadata(label = "producer", javaType = "String")
    DRAFT(in(Type.TEXT, "message")),

    // ---- messages ----

    /**
     * Text of the message, note, canned response or article. A text body is taken for it where something is created.
     */
    @Metadata(label = "producer", javaType = "String")
    CONTENT(in(Type.TEXT)),

    /** incoming = from the customer (API inboxes only), outgoing = from the agent (default). */
    @Metadata(label = "producer", javaType = "String")
    MESSAGE_TYPE(in(Type.TEXT, "message_type", "outgoing", "incoming", "template", "activity")),

    /** Whether the message is a private note that the customer never sees. */
    @Metadata(label = "producer", javaType = "Boolean")
    PRIVATE(in(Type.FLAG)),

    /** Kind of the content. */
    @Metadata(label = "producer", javaType = "String")
    CONTENT_TYPE(in(
            Type.TEXT,
            "content_type",
            "text",
            "input_text",
            "input_textarea",
            "input_email",
            "input_select",
            "cards",
            "form",
            "article",
            "incoming_email",
            "input_csat",
            "integrations",
            "sticker",
            "voice_call")),

    /** Attributes of the content as a Map, such as items or in_reply_to. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    CONTENT_ATTRIBUTES(in(Type.OBJECT)),

    /**
     * Files: a File, Path, InputStream, byte[] or the signed id of an upload, or a List of them. Camel attachments are
     * sent too.
     */
    @Metadata(label = "producer", javaType = "Object")
    ATTACHMENTS(in(Type.FILES)),

    /**
     * The message's id in your own system. Comes back in events and lists; Chatwoot does not check that it is unique.
     */
    @Metadata(label = "producer", javaType = "String")
    MESSAGE_SOURCE_ID(in(Type.TEXT, "source_id")),

    /** The message's id in your own system, for deliverMessage: what comes again under the same id is found. */
    @Metadata(label = "producer", javaType = "String")
    FOREIGN_ID(out(Type.TEXT)),

    /** The foreign id of the message that this one answers, for deliverMessage. */
    @Metadata(label = "producer", javaType = "String")
    REPLY_TO(out(Type.TEXT)),

    /** Name of who wrote the message in a group, for deliverMessage. */
    @Metadata(label = "producer", javaType = "String")
    PARTICIPANT(out(Type.TEXT)),

    /** Which conversation deliverMessage writes into. Default reuseOpen. */
    @Metadata(label = "producer", javaType = "String")
    CONVERSATION_POLICY(out(Type.TEXT, "reuseOpen", "reopenLatest", "alwaysNew")),

    /** What deliverMessage did: created, or found when the message was there already. */
    @Metadata(label = "producer", javaType = "String")
    DELIVERY(out(Type.TEXT, "created", "found")),

    /** Comes back in the answer and on the WebSocket, is not stored. */
    @Metadata(label = "producer", javaType = "String")
    ECHO_ID(in(Type.TEXT)),

    /** When the message was written, kept as an attribute. */
    @Metadata(label = "producer", javaType = "Object")
    EXTERNAL_CREATED_AT(in(Type.ANY)),

    /** Name and parameters of a message template as a Map. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    TEMPLATE_PARAMS(in(Type.OBJECT)),

    /** Id of the campaign: its number within the account. */
    @Metadata(label = "producer", javaType = "Long")
    CAMPAIGN_ID(in(Type.ID)),

    /** Copies of an e-mail, a List of addresses or a text with commas. E-mail inboxes only. */
    @Metadata(label = "producer", javaType = "Object")
    CC_EMAILS(in(Type.ADDRESSES)),

    /** Blind copies of an e-mail, a List of addresses or a text with commas. E-mail inboxes only. */
    @Metadata(label = "producer", javaType = "Object")
    BCC_EMAILS(in(Type.ADDRESSES)),

    /** Receivers of an e-mail, a List of addresses or a text with commas. E-mail inboxes only. */
    @Metadata(label = "producer", javaType = "Object")
    TO_EMAILS(in(Type.ADDRESSES)),

    /** HTML of an e-mail. E-mail inboxes only. */
    @Metadata(label = "producer", javaType = "String")
    EMAIL_HTML_CONTENT(in(Type.TEXT)),

    /** AgentBot when the message comes from a bot. */
    @Metadata(label = "producer", javaType = "String")
    SENDER_TYPE(in(Type.TEXT, "sender_type", "AgentBot")),

    /** Id of the bot that the message comes from. */
    @Metadata(label = "producer", javaType = "Long")
    SENDER_ID(in(Type.ID)),

    /** Whether the attachment is a voice message. Chatwoot 4.14.2 and newer. */
    @Metadata(label = "producer", javaType = "Boolean")
    IS_VOICE_MESSAGE(in(Type.FLAG)),

    /** Whether the typing concerns a private note. */
    @Metadata(label = "producer", javaType = "Boolean")
    IS_PRIVATE(in(Type.FLAG)),

    /** Delivery state of the message. */
    @Metadata(label = "producer", javaType = "String")
    MESSAGE_STATUS(in(Type.TEXT, "status", "sent", "delivered", "read", "failed")),

    /** Why the delivery failed. Shown to the agent, kept only with the status failed. */
    @Metadata(label = "producer", javaType = "String")
    EXTERNAL_ERROR(in(Type.TEXT)),

    /** Language to translate into, such as de. */
    @Metadata(label = "producer", javaType = "String")
    TARGET_LANGUAGE(in(Type.TEXT)),

    /** File to upload. A body that is no Map is taken for it. */
    @Metadata(label = "producer", javaType = "Object")
    FILE(in(Type.FILE, "attachment")),

    /** Answers of the customer to a form or survey. */
    @Metadata(label = "producer", javaType = "Object")
    SUBMITTED_VALUES(in(Type.ANY)),

    // ---- inboxes and webhooks ----

    /** The inbox's channel as a Map, such as type and webhook_url. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    CHANNEL(in(Type.OBJECT)),

    /** Address that events are posted to. */
    @Metadata(label = "producer", javaType = "String")
    URL(in(Type.TEXT)),

    /** Names of the events that are posted, as a List or as a text with commas. */
    @Metadata(label = "producer", javaType = "java.util.List")
    SUBSCRIPTIONS(in(Type.LIST)),

    // ---- the account: people, inboxes, texts, rules ----

    /** Ids of users, as a List or as a text with commas. */
    @Metadata(label = "producer", javaType = "java.util.List")
    USER_IDS(in(Type.IDS)),

    /** Ids of inboxes, as a List or as a text with commas. */
    @Metadata(label = "producer", javaType = "java.util.List")
    INBOX_IDS(in(Type.IDS)),

    /** Display ids of conversations, as a List or as a text with commas. */
    @Metadata(label = "producer", javaType = "java.util.List")
    CONVERSATION_IDS(in(Type.IDS)),

    /** Ids of what is changed together, as a List or as a text with commas. */
    @Metadata(label = "producer", javaType = "java.util.List")
    IDS(in(Type.IDS)),

    /** E-mail addresses of new agents, as a List or as a text with commas. */
    @Metadata(label = "producer", javaType = "java.util.List")
    EMAILS(in(Type.LIST)),

    /** Name of the user that customers see. */
    @Metadata(label = "producer", javaType = "String")
    DISPLAY_NAME(in(Type.TEXT)),

    /** Role of the user in the account. */
    @Metadata(label = "producer", javaType = "String")
    ROLE(in(Type.TEXT, "role", "agent", "administrator")),

    /** Availability of the user in the account. */
    @Metadata(label = "producer", javaType = "String")
    AVAILABILITY(in(Type.TEXT, "availability", "online", "busy", "offline")),

    /** Whether the user is shown as offline when away. */
    @Metadata(label = "producer", javaType = "Boolean")
    AUTO_OFFLINE(in(Type.FLAG)),

    /** Description of what is created or changed. */
    @Metadata(label = "producer", javaType = "String")
    DESCRIPTION(in(Type.TEXT)),

    /**
     * Title of the label, article, campaign or dashboard app. Of a label: the word that is set, at least two letters,
     * digits, - or _.
     */
    @Metadata(label = "producer", javaType = "String")
    TITLE(in(Type.TEXT)),

    /** What agents type to get the canned response. */
    @Metadata(label = "producer", javaType = "String")
    SHORT_CODE(in(Type.TEXT)),

    /** What the custom attribute belongs to: contact_attribute or conversation_attribute. */
    @Metadata(label = "producer", javaType = "String")
    ATTRIBUTE_MODEL(in(Type.TEXT)),

    /** What the saved filter is for. */
    @Metadata(label = "producer", javaType = "String")
    FILTER_TYPE(in(Type.TEXT, "filter_type", "conversation", "contact", "report")),

    /** What is changed together. */
    @Metadata(label = "producer", javaType = "String")
    BULK_TYPE(in(Type.TEXT, "type", "Conversation", "Contact")),

    /** Fields that all get, as a Map with status, assignee_id and team_id. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    BULK_FIELDS(in(Type.OBJECT, "fields")),

    /** Labels that all get or lose, as a Map with the Lists add and remove. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    BULK_LABELS(in(Type.OBJECT, "labels")),

    /** Settings of the integration as a Map. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    SETTINGS(in(Type.OBJECT)),

    /** State of the articles. */
    @Metadata(label = "producer", javaType = "String")
    ARTICLE_STATUS(in(Type.TEXT, "status", "draft", "published", "archived")),

    /** New order of articles or categories: a Map from id to position. */
    @Metadata(label = "producer", javaType = "java.util.Map")
    POSITIONS(in(Type.OBJECT, "positions_hash")),

    // ---- reports ----

    /** What is counted or measured. */
    @Metadata(label = "producer", javaType = "String")
    METRIC(in(
            Type.TEXT,
            "metric",
            "conversations_count",
            "incoming_messages_count",
            "outgoing_messages_count",
            "avg_first_response_time",
            "avg_resolution_time",
            "resolutions_count",
            "reply_time",
            "bot_resolutions_count",
            "bot_handoffs_count")),

    /** What the report is about. */
    @Metadata(label = "producer", javaType = "String")
    REPORT_TYPE(in(Type.TEXT, "type", "account", "agent", "inbox", "label", "team")),

    /** Id of the agent, inbox, label or team that the report is about. */
    @Metadata(label = "producer", javaType = "Long")
    REPORT_ID(in(Type.ID, "id")),

    /**
     * What the numbers are grouped by: day, week, month, year or hour; for getOutgoingMessagesCount agent, team, inbox
     * or label; for getGroupedLiveMetrics team_id or assignee_id.
     */
    @Metadata(label = "producer", javaType = "String")
    GROUP_BY(in(Type.TEXT)),

    /** Whether times are measured in business hours. */
    @Metadata(label = "producer", javaType = "Boolean")
    BUSINESS_HOURS(in(Type.FLAG)),

    /** Offset from UTC in hours that days begin with, such as 1 or 5.5. */
    @Metadata(label = "producer", javaType = "String")
    TIMEZONE_OFFSET(in(Type.TEXT)),

    /** Rating of the listed answers to surveys, from 1 to 5. */
    @Metadata(label = "producer", javaType = "Long")
    RATING(in(Type.NUMBER)),

    // ---- answers of lists ----

    /** How many there are on all pages. */
    @Metadata(label = "producer", javaType = "Long")
    TOTAL_COUNT(out(Type.NUMBER)),

    /** Whether there is another page. */
    @Metadata(label = "producer", javaType = "Boolean")
    HAS_MORE(out(Type.FLAG)),

    // ---- events ----

    /** Name of the event as in a webhook, such as message_created. Also for events from other sources. */
    @Metadata(label = "consumer", javaType = "String")
    EVENT_TYPE(out(Type.TEXT)),

    /** Id of the event, equal for every delivery of it where Chatwoot allows that. Includes the account. */
    @Metadata(label = "consumer", javaType = "String")
    EVENT_ID(out(Type.TEXT)),

    /**
     * Where the event came from: webhook, websocket, poll, or sweep when it was looked for because what should have
     * told it may not have done so.
     */
    @Metadata(label = "consumer", javaType = "String")
    EVENT_SOURCE(out(Type.TEXT, "webhook", "websocket", "poll", "sweep")),

    /**
     * True when nothing told the event in time and it was found by the sweep: later ones of its conversation may have
     * come before it. Not set otherwise.
     */
    @Metadata(label = "consumer", javaType = "Boolean")
    LATE(out(Type.FLAG)),

    /** Chatwoot's id of this delivery. Another delivery of the same event has another one. */
    @Metadata(label = "consumer", javaType = "String")
    EVENT_DELIVERY_ID(out(Type.TEXT)),

    /** Type of the message: incoming, outgoing, template or activity. */
    @Metadata(label = "consumer", javaType = "String")
    EVENT_MESSAGE_TYPE(out(Type.TEXT, "incoming", "outgoing", "template", "activity")),

    /** Whether the message is a private note, or the typing concerns one. */
    @Metadata(label = "consumer", javaType = "Boolean")
    EVENT_PRIVATE(out(Type.FLAG)),

    /** Who wrote the message: contact, user, agent_bot or captain_assistant. */
    @Metadata(label = "consumer", javaType = "String")
    EVENT_SENDER_TYPE(out(Type.TEXT)),

    /** The message's id in the system that it came from. */
    @Metadata(label = "consumer", javaType = "String")
    EVENT_MESSAGE_SOURCE_ID(out(Type.TEXT)),

    /**
     * Attachments of the message, as Maps with what is known of each: id, fileType (Chatwoot's word, such as image),
     * url, and of files name, type (the media type) and size in bytes. Whoever knows the url gets the file.
     */
    @Metadata(label = "consumer", javaType = "java.util.List")
    EVENT_ATTACHMENTS(out(Type.LIST));

    /** The parameters that are options of the endpoint and the component too. */
    public static final Set<Param> OPTIONS = EnumSet.of(
            ACCOUNT_ID,
            INBOX_ID,
            AGENT_BOT_ID,
            CONTACT_ID,
            CONTACT_SOURCE_ID,
            CONVERSATION_ID,
            MESSAGE_ID,
            INBOX_IDENTIFIER,
            MESSAGE_TYPE,
            CONVERSATION_STATUS,
            MESSAGE_STATUS,
            CONVERSATION_POLICY,
            METHOD,
            PATH);

    /** The ids that a consumer sets and a producer reads. */
    public static final Set<Param> SHARED =
            EnumSet.of(ACCOUNT_ID, INBOX_ID, CONTACT_ID, CONTACT_SOURCE_ID, CONVERSATION_ID, MESSAGE_ID);

    private final Kind kind;
    private final String field;
    private final String header = "CamelChatwoot" + Spelling.pascalCase(name());
    private final String option = Spelling.camelCase(name());

    Param(Kind kind) {
        this.kind = kind;
        this.field = kind.field() == null ? Spelling.lower(name()) : kind.field();
    }

    /** What becomes of an empty value, where it is a trap. */
    private enum Empty {
        /** It is sent. */
        SENT,
        /** As if nobody had given it: the server would take it for a value like any other. */
        LEFT_OUT,
        /** It is a mistake: the server would silently do something else. */
        REFUSED
    }

    /** What a value is. */
    public enum Type {
        TEXT(String.class),
        ID(Long.class),
        NUMBER(Long.class),
        FLAG(Boolean.class),
        OBJECT(Map.class),
        LIST(List.class),
        /** A list of whole numbers: the server misunderstands ids that are texts. */
        IDS(List.class),
        /** A point in time. */
        MOMENT(Object.class),
        /** E-mail addresses, for the server one text with commas. */
        ADDRESSES(Object.class),
        ANY(Object.class),
        FILE(Object.class),
        FILES(Object.class);

        private final Class<?> javaType;

        Type(Class<?> javaType) {
            this.javaType = javaType;
        }

        /** The class that values are converted to. */
        public Class<?> javaType() {
            return javaType;
        }

        /** Whether values are files. */
        public boolean isFile() {
            return this == FILE || this == FILES;
        }

        /** Whether values are lists. */
        public boolean isList() {
            return javaType == List.class;
        }
    }

    /**
     * @param field the name in Chatwoot's API; null: the constant's name
     * @param words the only words that the server knows; empty: any
     * @param pattern what values look like; null: anyhow
     * @param example of a value, where there is a pattern
     */
    private record Kind(
            Type type,
            boolean sent,
            @Nullable String field,
            List<String> words,
            @Nullable Pattern pattern,
            String example,
            Empty empty) {

        private Kind like(String regex, String value) {
            return new Kind(type, sent, field, words, Pattern.compile(regex), value, empty);
        }

        private Kind empty(Empty what) {
            return new Kind(type, sent, field, words, pattern, example, what);
        }
    }

    private static Kind kind(Type type, boolean sent, @Nullable String field, String... words) {
        return new Kind(type, sent, field, List.of(words), null, "", Empty.SENT);
    }

    private static Kind in(Type type) {
        return kind(type, true, null);
    }

    private static Kind in(Type type, String field, String... words) {
        return kind(type, true, field, words);
    }

    private static Kind out(Type type, String... words) {
        return kind(type, false, null, words);
    }

    /** The name of the header, such as {@code CamelChatwootConversationId}. */
    public String header() {
        return header;
    }

    /** The name of the endpoint option, such as {@code conversationId}; only for {@link #OPTIONS}. */
    public String option() {
        return option;
    }

    /** The name of the field or query parameter in Chatwoot's API, such as {@code conversation_id}. */
    public String field() {
        return field;
    }

    public Type type() {
        return kind.type();
    }

    /** Whether it is sent to Chatwoot; the others are only set on exchanges, or steer the component. */
    public boolean isSent() {
        return kind.sent();
    }

    /** The only words that the server knows; empty when any will do. */
    public List<String> words() {
        return kind.words();
    }

    /** Whether it only describes an event: consumers set it, and no call reads it. */
    public boolean describesEvent() {
        return this == LATE || name().startsWith("EVENT_");
    }

    /** An example of what the server takes, where it takes only values that look like it; empty: it takes any. */
    public String example() {
        return kind.example();
    }

    /** Whether the value looks as the server wants it. An empty one does. */
    boolean allows(String value) {
        Pattern pattern = kind.pattern();
        return pattern == null || value.isBlank() || pattern.matcher(value).matches();
    }

    /** Whether an empty value is left out, as if nobody had given it. */
    public boolean leavesOutEmpty() {
        return kind.empty() == Empty.LEFT_OUT;
    }

    /** Whether an empty value is refused. */
    public boolean refusesEmpty() {
        return kind.empty() == Empty.REFUSED;
    }

    /** Whether the value is empty and left out for that. */
    boolean leavesOut(@Nullable Object value) {
        return leavesOutEmpty()
                && value instanceof CharSequence text
                && text.toString().isBlank();
    }

    /** The parameter that a variable of a path template stands for, such as {@code conversation_id}. */
    static Param ofVariable(String variable) {
        return valueOf(variable.toUpperCase(Locale.ROOT));
    }
}
