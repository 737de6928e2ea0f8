// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;

import javax.net.ssl.HostnameVerifier;

import io.github.camelchatwoot.client.Credentials;
import io.github.camelchatwoot.delivery.ContactConflict;
import io.github.camelchatwoot.delivery.DeliveryLocks;
import io.github.camelchatwoot.delivery.Rules;
import io.github.camelchatwoot.delivery.TooLong;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.intake.DeliveryReport;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.webhook.WebhookKind;
import io.github.camelchatwoot.webhook.WebhookRegister;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options of endpoints; those of the component are the defaults of all its endpoints. Add an option here, and
 * nowhere else. The names of secrets are ones that Camel masks both in URIs and in its list of properties.
 */
@UriParams
@Configurer
public class ChatwootConfiguration implements Cloneable {

    @UriParam(label = "common")
    private @Nullable String baseUrl;

    @UriParam(label = "common")
    private @Nullable Long accountId;

    @UriParam(label = "common", defaultValue = "map")
    private BodyFormat bodyFormat = BodyFormat.MAP;

    @UriParam(label = "security", secret = true)
    private @Nullable String accessToken;

    @UriParam(label = "security,producer", secret = true)
    private @Nullable String apiKey;

    @UriParam(label = "security,consumer", secret = true)
    private @Nullable String secret;

    @UriParam(label = "security", secret = true)
    private @Nullable String clientSecret;

    @UriParam(label = "security,consumer", secret = true)
    private @Nullable String sessionToken;

    @UriParam(label = "security")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "common")
    private @Nullable Long inboxId;

    @UriParam(label = "common")
    private @Nullable Long agentBotId;

    @UriParam(label = "producer")
    private @Nullable Long contactId;

    @UriParam(label = "common")
    private @Nullable String contactSourceId;

    @UriParam(label = "producer")
    private @Nullable Long conversationId;

    @UriParam(label = "producer")
    private @Nullable Long messageId;

    @UriParam(label = "common")
    private @Nullable String inboxIdentifier;

    @UriParam(label = "producer", enums = "outgoing,incoming,template,activity")
    private @Nullable String messageType;

    @UriParam(label = "producer", enums = "open,resolved,pending,snoozed")
    private @Nullable String conversationStatus;

    @UriParam(label = "producer", enums = "sent,delivered,read,failed")
    private @Nullable String messageStatus;

    @UriParam(label = "producer", enums = "reuseOpen,reopenLatest,alwaysNew")
    private @Nullable String conversationPolicy;

    @UriParam(label = "producer", enums = "adopt,merge,fail", defaultValue = "adopt")
    private ContactConflict onContactConflict = ContactConflict.ADOPT;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean updateContact;

    @UriParam(label = "producer")
    private @Nullable String defaultRegion;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean participantPrefix;

    @UriParam(label = "producer", enums = "fail,split", defaultValue = "fail")
    private TooLong onTooLong = TooLong.FAIL;

    @UriParam(label = "producer,advanced", defaultValue = "60000", javaType = "java.time.Duration")
    private long stateMaxAge = 60_000;

    @UriParam(label = "producer,advanced")
    private @Nullable DeliveryLocks deliveryLocks;

    @UriParam(label = "producer", enums = "GET,POST,PUT,PATCH,DELETE")
    private @Nullable String method;

    @UriParam(label = "producer")
    private @Nullable String path;

    @UriParam(label = "producer", defaultValue = "page")
    private Paging paging = Paging.PAGE;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean escapeLiquid;

    @UriParam(label = "producer,advanced", defaultValue = "5000", javaType = "java.time.Duration")
    private long connectTimeout = 5_000;

    @UriParam(label = "producer,advanced", defaultValue = "30000", javaType = "java.time.Duration")
    private long responseTimeout = 30_000;

    @UriParam(label = "producer,advanced", defaultValue = "60000", javaType = "java.time.Duration")
    private long callTimeout = 60_000;

    @UriParam(label = "producer,advanced", defaultValue = "128")
    private int maxConnections = 128;

    @UriParam(label = "producer,advanced", defaultValue = "67108864")
    private int maxAnswerSize = 67_108_864;

    @UriParam(label = "producer,advanced", defaultValue = "3")
    private int maxRetries = 3;

    @UriParam(label = "producer,advanced", defaultValue = "1000", javaType = "java.time.Duration")
    private long retryDelay = 1_000;

    @UriParam(label = "producer,advanced", defaultValue = "30000", javaType = "java.time.Duration")
    private long maxRetryDelay = 30_000;

    @UriParam(label = "producer,advanced", defaultValue = "auto")
    private RateGovernor rateGovernor = RateGovernor.AUTO;

    @UriParam(label = "producer,advanced", defaultValue = "120000", javaType = "java.time.Duration")
    private long rateLimitTimeout = 120_000;

    @UriParam(label = "producer,advanced", defaultValue = "1000")
    private int maxWaitingCalls = 1_000;

    @UriParam(label = "producer,advanced")
    private @Nullable HostnameVerifier hostnameVerifier;

    @UriParam(label = "proxy")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy", defaultValue = "8080")
    private int proxyPort = 8080;

    @UriParam(label = "proxy", secret = true)
    private @Nullable String proxyUsername;

    @UriParam(label = "proxy", secret = true)
    private @Nullable String proxyPassword;

    @UriParam(label = "consumer", defaultValue = "/chatwoot")
    private String webhookPath = "/chatwoot";

    @UriParam(label = "consumer", defaultValue = "true")
    private boolean verify = true;

    @UriParam(label = "consumer,advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long timestampTolerance = 300_000;

    @UriParam(label = "consumer,advanced", defaultValue = "10485760")
    private long maxBodySize = 10_485_760;

    @UriParam(label = "consumer,advanced", defaultValue = "false")
    private boolean keepSecrets = false;

    @UriParam(label = "consumer")
    private @Nullable String events;

    @UriParam(label = "consumer")
    private @Nullable String inboxIds;

    @UriParam(label = "consumer")
    private @Nullable String messageTypes;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean privateNotes;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean activities;

    @UriParam(label = "common")
    private @Nullable String bridgeId;

    @UriParam(label = "consumer", enums = "outgoing,all,none", defaultValue = "outgoing")
    private EchoGuard.Mode echoGuard = EchoGuard.Mode.OUTGOING;

    @UriParam(label = "common")
    private @Nullable IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer", defaultValue = "conversation")
    private Ordering ordering = Ordering.CONVERSATION;

    @UriParam(label = "consumer,advanced", defaultValue = "0", javaType = "java.time.Duration")
    private long reorderWindow;

    @UriParam(label = "consumer", defaultValue = "10")
    private int concurrentConsumers = 10;

    @UriParam(label = "consumer,advanced", defaultValue = "1000")
    private int queueSize = 1_000;

    @UriParam(label = "consumer,advanced", defaultValue = "67108864")
    private long queueBytes = 67_108_864;

    @UriParam(label = "consumer,advanced", defaultValue = "5")
    private int maxFailures = 5;

    @UriParam(label = "consumer", enums = "none,failed,all", defaultValue = "none")
    private DeliveryReport.Mode deliveryReport = DeliveryReport.Mode.NONE;

    @UriParam(label = "consumer", defaultValue = "accepted")
    private Ack ack = Ack.ACCEPTED;

    @UriParam(label = "consumer,advanced", defaultValue = "4000", javaType = "java.time.Duration")
    private long ackTimeout = 4_000;

    @UriParam(label = "consumer", enums = "account,inbox,bot", defaultValue = "account")
    private WebhookKind webhookKind = WebhookKind.ACCOUNT;

    @UriParam(label = "consumer", enums = "none,account,inbox,bot", defaultValue = "none")
    private WebhookRegister webhookRegister = WebhookRegister.NONE;

    @UriParam(label = "consumer")
    private @Nullable String webhookUrl;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean webhookUnregister;

    @UriParam(label = "consumer,advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long webhookCheckInterval = 300_000;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean downloadAttachments;

    @UriParam(label = "consumer,advanced", defaultValue = "41943040")
    private long maxAttachmentSize = 41_943_040;

    @UriParam(label = "consumer,advanced")
    private @Nullable String attachmentHosts;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean createContact;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean presence;

    @UriParam(label = "consumer", defaultValue = "auto")
    private Sweeping sweep = Sweeping.AUTO;

    @UriParam(label = "consumer,advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long sweepInterval = 300_000;

    @UriParam(label = "consumer", defaultValue = "now")
    private String startFrom = "now";

    @UriParam(label = "consumer")
    private @Nullable String cursorFile;

    @UriParam(label = "consumer,advanced")
    private @Nullable StateRepository<String, String> cursorRepository;

    @UriParam(label = "consumer", defaultValue = "messages")
    private Entity entity = Entity.MESSAGES;

    private Duration commitLimit = Rules.COMMIT_LIMIT;

    /** A copy that can be changed without changing this one. */
    public ChatwootConfiguration copy() {
        try {
            return (ChatwootConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** The value of a parameter that is an option too, or null when it is not set. */
    @Nullable
    Object valueOf(Param param) {
        return switch (param) {
            case ACCOUNT_ID -> accountId;
            case INBOX_ID -> inboxId;
            case AGENT_BOT_ID -> agentBotId;
            case CONTACT_ID -> contactId;
            case CONTACT_SOURCE_ID -> contactSourceId;
            case CONVERSATION_ID -> conversationId;
            case MESSAGE_ID -> messageId;
            case INBOX_IDENTIFIER -> inboxIdentifier;
            case MESSAGE_TYPE -> messageType;
            case CONVERSATION_STATUS -> conversationStatus;
            case MESSAGE_STATUS -> messageStatus;
            case CONVERSATION_POLICY -> conversationPolicy;
            case METHOD -> method;
            case PATH -> path;
            default -> null;
        };
    }

    /** How long after a call the server may still carry it out. Not an option: it is the server's own limit. */
    Duration commitLimit() {
        return commitLimit;
    }

    /** For tests that cannot wait for as long as a server may take. */
    void believeCommitsWithin(Duration limit) {
        commitLimit = limit;
    }

    /** The tokens for calls. */
    Credentials credentials() {
        return new Credentials(accessToken, apiKey);
    }

    public @Nullable String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Address of the Chatwoot server, such as https://chatwoot.example.com; with a path when Chatwoot is not at the
     * root.
     */
    public void setBaseUrl(@Nullable String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public @Nullable Long getAccountId() {
        return accountId;
    }

    /** Id of the account: the number behind /accounts/ in the address of Chatwoot's dashboard. */
    public void setAccountId(@Nullable Long accountId) {
        this.accountId = accountId;
    }

    public BodyFormat getBodyFormat() {
        return bodyFormat;
    }

    /**
     * What an answer or event becomes as body: map (Maps and Lists), json (text), or bytes (as received, nothing is
     * parsed).
     */
    public void setBodyFormat(BodyFormat bodyFormat) {
        this.bodyFormat = bodyFormat;
    }

    public @Nullable String getAccessToken() {
        return accessToken;
    }

    /**
     * Access token of a user or an agent bot, from the profile settings in Chatwoot. The Client API and webhooks need
     * none.
     */
    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    /**
     * Access token of a platform app, from the super admin console of a self-hosted Chatwoot. Only the operations whose
     * names begin with platform need it.
     */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable String getSecret() {
        return secret;
    }

    /**
     * Secret that signs the webhook's deliveries: the secret of the account webhook, API inbox or agent bot. Several
     * with commas, while it changes.
     */
    public void setSecret(@Nullable String secret) {
        this.secret = secret;
    }

    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    /**
     * The hmac_token of the API inbox, which only administrators see. With it the Client API's identifier_hash is
     * computed.
     */
    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public @Nullable String getSessionToken() {
        return sessionToken;
    }

    /**
     * The pubsub_token of a contact's session, for a WebSocket that hears what this contact may see. Without it, and
     * without contactSourceId, the WebSocket hears what the user of the accessToken may see.
     */
    public void setSessionToken(@Nullable String sessionToken) {
        this.sessionToken = sessionToken;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** TLS settings for the connection to Chatwoot. */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable Long getInboxId() {
        return inboxId;
    }

    /** Id of the inbox, for operations that concern one, and for webhookRegister=inbox. */
    public void setInboxId(@Nullable Long inboxId) {
        this.inboxId = inboxId;
    }

    public @Nullable Long getAgentBotId() {
        return agentBotId;
    }

    /** Id of the agent bot, for operations that concern one, and for webhookRegister=bot. */
    public void setAgentBotId(@Nullable Long agentBotId) {
        this.agentBotId = agentBotId;
    }

    public @Nullable Long getContactId() {
        return contactId;
    }

    /** Id of the contact, for operations that concern one. */
    public void setContactId(@Nullable Long contactId) {
        this.contactId = contactId;
    }

    public @Nullable String getContactSourceId() {
        return contactSourceId;
    }

    /** Source id of the contact in the inbox, for operations that concern one, and for the WebSocket of a contact. */
    public void setContactSourceId(@Nullable String contactSourceId) {
        this.contactSourceId = contactSourceId;
    }

    public @Nullable Long getConversationId() {
        return conversationId;
    }

    /** Display id of the conversation, for operations that concern one. */
    public void setConversationId(@Nullable Long conversationId) {
        this.conversationId = conversationId;
    }

    public @Nullable Long getMessageId() {
        return messageId;
    }

    /** Id of the message, for operations that concern one. */
    public void setMessageId(@Nullable Long messageId) {
        this.messageId = messageId;
    }

    public @Nullable String getInboxIdentifier() {
        return inboxIdentifier;
    }

    /**
     * Identifier of the API inbox, for the Client API and the WebSocket of a contact. Shown in the settings of the
     * inbox.
     */
    public void setInboxIdentifier(@Nullable String inboxIdentifier) {
        this.inboxIdentifier = inboxIdentifier;
    }

    public @Nullable String getMessageType() {
        return messageType;
    }

    /**
     * Type of a message that is created: incoming = from the customer, outgoing = from the agent, which is the server's
     * default.
     */
    public void setMessageType(@Nullable String messageType) {
        this.messageType = messageType;
    }

    public @Nullable String getConversationStatus() {
        return conversationStatus;
    }

    /** Status for operations that set the status of a conversation. */
    public void setConversationStatus(@Nullable String conversationStatus) {
        this.conversationStatus = conversationStatus;
    }

    public @Nullable String getMessageStatus() {
        return messageStatus;
    }

    /** Delivery state for updateMessageStatus. */
    public void setMessageStatus(@Nullable String messageStatus) {
        this.messageStatus = messageStatus;
    }

    public @Nullable String getConversationPolicy() {
        return conversationPolicy;
    }

    /**
     * Which conversation deliverMessage writes into: the newest that is not resolved (reuseOpen, when it is not set),
     * the newest whatever its status (reopenLatest), or always a new one (alwaysNew).
     */
    public void setConversationPolicy(@Nullable String conversationPolicy) {
        this.conversationPolicy = conversationPolicy;
    }

    public ContactConflict getOnContactConflict() {
        return onContactConflict;
    }

    /**
     * What deliverMessage does when Chatwoot refuses an e-mail address, phone number or identifier because another
     * contact has it: a new session becomes the other contact's, and a contact that is there keeps what it has (adopt);
     * the two become one (merge); or it fails and names the other one (fail).
     */
    public void setOnContactConflict(ContactConflict onContactConflict) {
        this.onContactConflict = onContactConflict;
    }

    public boolean isUpdateContact() {
        return updateContact;
    }

    /**
     * Whether deliverMessage brings contacts up to date that are there already. Only what differs is changed. Otherwise
     * name, address and attributes count for new contacts only.
     */
    public void setUpdateContact(boolean updateContact) {
        this.updateContact = updateContact;
    }

    public @Nullable String getDefaultRegion() {
        return defaultRegion;
    }

    /**
     * Country of phone numbers that do not say theirs, for deliverMessage: two letters, such as DE. What is no phone
     * number of the form +4915112345678 then either is kept as the contact's custom attribute phone.
     */
    public void setDefaultRegion(@Nullable String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public boolean isParticipantPrefix() {
        return participantPrefix;
    }

    /**
     * Whether the text that deliverMessage delivers begins with the name of who wrote it in a group (header
     * CamelChatwootParticipant).
     */
    public void setParticipantPrefix(boolean participantPrefix) {
        this.participantPrefix = participantPrefix;
    }

    public TooLong getOnTooLong() {
        return onTooLong;
    }

    /**
     * What deliverMessage does with a text of more than 150,000 characters: fail, or split it into several messages.
     */
    public void setOnTooLong(TooLong onTooLong) {
        this.onTooLong = onTooLong;
    }

    public long getStateMaxAge() {
        return stateMaxAge;
    }

    /**
     * How long deliverMessage believes that a conversation is still open, in milliseconds, before it looks again. The
     * events of a consumer for the same server tell it sooner.
     */
    public void setStateMaxAge(long stateMaxAge) {
        this.stateMaxAge = stateMaxAge;
    }

    public @Nullable DeliveryLocks getDeliveryLocks() {
        return deliveryLocks;
    }

    /**
     * Keeps deliveries of the same contact apart where several instances deliver into an inbox. Not set: within this
     * component.
     */
    public void setDeliveryLocks(@Nullable DeliveryLocks deliveryLocks) {
        this.deliveryLocks = deliveryLocks;
    }

    public @Nullable String getMethod() {
        return method;
    }

    /** HTTP method for callApi, GET when it is not set. */
    public void setMethod(@Nullable String method) {
        this.method = method;
    }

    public @Nullable String getPath() {
        return path;
    }

    /** Path on the Chatwoot server for callApi, escaped and without the query, such as /api/v1/profile. */
    public void setPath(@Nullable String path) {
        this.path = path;
    }

    public Paging getPaging() {
        return paging;
    }

    /**
     * What a list becomes: page (one answer of the server, as a List), or all (an Iterator over all of it, which asks
     * for a page when it is needed; for a split in streaming mode). Operations that do not answer a list ignore it on
     * the component.
     */
    public void setPaging(Paging paging) {
        this.paging = paging;
    }

    public boolean isEscapeLiquid() {
        return escapeLiquid;
    }

    /**
     * Whether the texts of messages are escaped so that they arrive as they are: Chatwoot renders outgoing messages and
     * private notes as Liquid templates. For texts that come from elsewhere.
     */
    public void setEscapeLiquid(boolean escapeLiquid) {
        this.escapeLiquid = escapeLiquid;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** How long to wait for a connection, in milliseconds. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /** How long the server may be silent, in milliseconds. */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getCallTimeout() {
        return callTimeout;
    }

    /**
     * How long one attempt of a call, or of downloading a file, may take as a whole, in milliseconds. See maxRetries
     * for further attempts.
     */
    public void setCallTimeout(long callTimeout) {
        this.callTimeout = callTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    /** How many connections to the server at a time. Further calls wait for one. */
    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getMaxAnswerSize() {
        return maxAnswerSize;
    }

    /** How long an answer may be, in bytes. A longer one ends the call: it would be held in memory. */
    public void setMaxAnswerSize(int maxAnswerSize) {
        this.maxAnswerSize = maxAnswerSize;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * How many more times a call is tried after it failed: any call when there was no connection, and calls that are
     * safe to repeat also after a broken connection, a timeout or a 5xx. A new message is never sent again when the
     * server may have it. 0: never.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    /** How long to wait before the first retry, in milliseconds; each further one waits twice as long. */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    /** The longest wait before a retry, in milliseconds. */
    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public RateGovernor getRateGovernor() {
        return rateGovernor;
    }

    /**
     * When calls are kept within the rates that the server allows: auto (once it has refused a call with 429), on
     * (always, with Chatwoot's default rates), or off.
     */
    public void setRateGovernor(RateGovernor rateGovernor) {
        this.rateGovernor = rateGovernor;
    }

    public long getRateLimitTimeout() {
        return rateLimitTimeout;
    }

    /**
     * How long a call waits, in milliseconds, because the server allows only so many, or because others change the same
     * labels or attributes; then it fails.
     */
    public void setRateLimitTimeout(long rateLimitTimeout) {
        this.rateLimitTimeout = rateLimitTimeout;
    }

    public int getMaxWaitingCalls() {
        return maxWaitingCalls;
    }

    /**
     * How many calls wait at most because the server allows only so many, or because others change the same labels or
     * attributes; further ones fail at once.
     */
    public void setMaxWaitingCalls(int maxWaitingCalls) {
        this.maxWaitingCalls = maxWaitingCalls;
    }

    public @Nullable HostnameVerifier getHostnameVerifier() {
        return hostnameVerifier;
    }

    /** Checks the host name in the server's certificate, instead of the standard check. */
    public void setHostnameVerifier(@Nullable HostnameVerifier hostnameVerifier) {
        this.hostnameVerifier = hostnameVerifier;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /** Host of an HTTP proxy. */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    /** Port of the HTTP proxy. */
    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    /** User name for the HTTP proxy. */
    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    /** Password for the HTTP proxy. */
    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public String getWebhookPath() {
        return webhookPath;
    }

    /** Path on the HTTP server of this application that Chatwoot posts to. */
    public void setWebhookPath(String webhookPath) {
        this.webhookPath = webhookPath;
    }

    public boolean isVerify() {
        return verify;
    }

    /** Whether deliveries must be signed. Without it, everybody who knows the address can send events. */
    public void setVerify(boolean verify) {
        this.verify = verify;
    }

    public long getTimestampTolerance() {
        return timestampTolerance;
    }

    /** How far the timestamp of a delivery may be from now, in milliseconds. */
    public void setTimestampTolerance(long timestampTolerance) {
        this.timestampTolerance = timestampTolerance;
    }

    public long getMaxBodySize() {
        return maxBodySize;
    }

    /** Largest delivery that is accepted, in bytes. */
    public void setMaxBodySize(long maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public boolean isKeepSecrets() {
        return keepSecrets;
    }

    /** Whether the secrets that Chatwoot puts into payloads (pubsub_token, hmac_token, secret) stay in the body. */
    public void setKeepSecrets(boolean keepSecrets) {
        this.keepSecrets = keepSecrets;
    }

    public @Nullable String getEvents() {
        return events;
    }

    /**
     * Names of the events that the route wants, as in a webhook, with commas, such as
     * message_created,message_retry_requested. Not set: all.
     */
    public void setEvents(@Nullable String events) {
        this.events = events;
    }

    public @Nullable String getInboxIds() {
        return inboxIds;
    }

    /**
     * Ids of the inboxes whose events the route wants, with commas. Not set: all. What belongs to no inbox, such as a
     * contact, passes.
     */
    public void setInboxIds(@Nullable String inboxIds) {
        this.inboxIds = inboxIds;
    }

    public @Nullable String getMessageTypes() {
        return messageTypes;
    }

    /**
     * Types of the messages that the route wants, with commas: incoming, outgoing, template, activity. Not set: all.
     */
    public void setMessageTypes(@Nullable String messageTypes) {
        this.messageTypes = messageTypes;
    }

    public boolean isPrivateNotes() {
        return privateNotes;
    }

    /** Whether the route wants private notes, which are not for customers. */
    public void setPrivateNotes(boolean privateNotes) {
        this.privateNotes = privateNotes;
    }

    public boolean isActivities() {
        return activities;
    }

    /** Whether the route wants messages of the type activity, which tell what was done with a conversation. */
    public void setActivities(boolean activities) {
        this.activities = activities;
    }

    public @Nullable String getBridgeId() {
        return bridgeId;
    }

    /**
     * A name of this bridge, of its own and always the same. Messages that it creates have a source id that begins with
     * it, by which they are known when they come back.
     */
    public void setBridgeId(@Nullable String bridgeId) {
        this.bridgeId = bridgeId;
    }

    public EchoGuard.Mode getEchoGuard() {
        return echoGuard;
    }

    /**
     * Which messages that this bridge created are kept from coming back as events: outgoing ones, all, or none. Needs a
     * bridgeId.
     */
    public void setEchoGuard(EchoGuard.Mode echoGuard) {
        this.echoGuard = echoGuard;
    }

    public @Nullable IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Where it is remembered which events the route is done with, which messages have failed, and which messages
     * deliverMessage has delivered. Not set: in memory; the last 20,000 of a route, the last 100,000 deliveries of the
     * component.
     */
    public void setIdempotentRepository(@Nullable IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public Ordering getOrdering() {
        return ordering;
    }

    /**
     * What goes one after the other, in the order of arrival: the events of a conversation (or of a contact, where
     * there is no conversation), or nothing.
     */
    public void setOrdering(Ordering ordering) {
        this.ordering = ordering;
    }

    public long getReorderWindow() {
        return reorderWindow;
    }

    /**
     * How long messages are held back, in milliseconds, so that those of a conversation come in the order of their ids:
     * Chatwoot sends them in any order. 0: not at all.
     */
    public void setReorderWindow(long reorderWindow) {
        this.reorderWindow = reorderWindow;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /** How many events are in the route at a time. */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public int getQueueSize() {
        return queueSize;
    }

    /** How many events are kept at a time, those in the route included. Further ones are sent away. */
    public void setQueueSize(int queueSize) {
        this.queueSize = queueSize;
    }

    public long getQueueBytes() {
        return queueBytes;
    }

    /** How many bytes of payloads are kept at a time. A single event may be larger. */
    public void setQueueBytes(long queueBytes) {
        this.queueBytes = queueBytes;
    }

    public int getMaxFailures() {
        return maxFailures;
    }

    /** How often the route may fail with an event that comes again, before it is given up. */
    public void setMaxFailures(int maxFailures) {
        this.maxFailures = maxFailures;
    }

    public DeliveryReport.Mode getDeliveryReport() {
        return deliveryReport;
    }

    /**
     * What Chatwoot is told of agents' messages when the route has ended: nothing (none), what failed (failed), or
     * everything (all). Needs the access token of a user; API inboxes only.
     */
    public void setDeliveryReport(DeliveryReport.Mode deliveryReport) {
        this.deliveryReport = deliveryReport;
    }

    public Ack getAck() {
        return ack;
    }

    /**
     * When a webhook is answered: as soon as the event is queued (accepted), or when the route has ended (completed).
     */
    public void setAck(Ack ack) {
        this.ack = ack;
    }

    public long getAckTimeout() {
        return ackTimeout;
    }

    /** How long ack=completed waits for the route, in milliseconds. Chatwoot waits 5 seconds. */
    public void setAckTimeout(long ackTimeout) {
        this.ackTimeout = ackTimeout;
    }

    public WebhookKind getWebhookKind() {
        return webhookKind;
    }

    /**
     * Whose webhook it is, because the same answer has other effects: an account's webhook, the callback URL of an API
     * inbox, or an agent bot's webhook.
     */
    public void setWebhookKind(WebhookKind webhookKind) {
        this.webhookKind = webhookKind;
    }

    public WebhookRegister getWebhookRegister() {
        return webhookRegister;
    }

    /**
     * Where the route tells Chatwoot by itself to post events to webhookUrl: nowhere (none), as a webhook of the
     * account, as the callback URL of the inbox, or as the URL of the agent bot. Needs the access token of an
     * administrator, and takes over the secret.
     */
    public void setWebhookRegister(WebhookRegister webhookRegister) {
        this.webhookRegister = webhookRegister;
    }

    public @Nullable String getWebhookUrl() {
        return webhookUrl;
    }

    /**
     * Address that Chatwoot reaches the webhookPath of this application at, such as
     * https://bridge.example.com/chatwoot; for webhookRegister.
     */
    public void setWebhookUrl(@Nullable String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public boolean isWebhookUnregister() {
        return webhookUnregister;
    }

    /**
     * Whether Chatwoot is to forget the address that webhookRegister told it when the route stops. What happens while
     * it has none is never sent.
     */
    public void setWebhookUnregister(boolean webhookUnregister) {
        this.webhookUnregister = webhookUnregister;
    }

    public long getWebhookCheckInterval() {
        return webhookCheckInterval;
    }

    /**
     * How often it is looked whether what webhookRegister told Chatwoot is still there, in milliseconds; 0: never. A
     * change is told in the log and by the health check.
     */
    public void setWebhookCheckInterval(long webhookCheckInterval) {
        this.webhookCheckInterval = webhookCheckInterval;
    }

    public boolean isDownloadAttachments() {
        return downloadAttachments;
    }

    /**
     * Whether the files of messages are downloaded, into temporary files, and come as attachments of the exchange.
     * Without signatures (verify=false) this needs a baseUrl.
     */
    public void setDownloadAttachments(boolean downloadAttachments) {
        this.downloadAttachments = downloadAttachments;
    }

    public long getMaxAttachmentSize() {
        return maxAttachmentSize;
    }

    /** How large a file that is downloaded may be, in bytes. With a larger one the exchange fails. */
    public void setMaxAttachmentSize(long maxAttachmentSize) {
        this.maxAttachmentSize = maxAttachmentSize;
    }

    public @Nullable String getAttachmentHosts() {
        return attachmentHosts;
    }

    /**
     * Servers besides that of baseUrl from which files are downloaded, such as the storage that Chatwoot redirects to,
     * with commas: files.example.com,minio:9000. Without a port: 80 and 443. Without a baseUrl the server of the
     * address in the event is asked too.
     */
    public void setAttachmentHosts(@Nullable String attachmentHosts) {
        this.attachmentHosts = attachmentHosts;
    }

    public boolean isCreateContact() {
        return createContact;
    }

    /**
     * Whether the WebSocket of a contact (inboxIdentifier and contactSourceId) creates the contact when there is none.
     */
    public void setCreateContact(boolean createContact) {
        this.createContact = createContact;
    }

    public boolean isPresence() {
        return presence;
    }

    /**
     * Whether the WebSocket keeps its user or contact online for others. A user who is online is given conversations by
     * automatic assignment.
     */
    public void setPresence(boolean presence) {
        this.presence = presence;
    }

    public Sweeping getSweep() {
        return sweep;
    }

    /**
     * Whether events that got lost are looked for by asking the API: auto (WebSockets of users do so), on, or off. It
     * needs baseUrl, accountId and the accessToken of a user, not of a bot.
     */
    public void setSweep(Sweeping sweep) {
        this.sweep = sweep;
    }

    public long getSweepInterval() {
        return sweepInterval;
    }

    /**
     * How often lost events are looked for, in milliseconds, besides at the start and when a WebSocket is back. While a
     * WebSocket looks deaf, at least every minute.
     */
    public void setSweepInterval(long sweepInterval) {
        this.sweepInterval = sweepInterval;
    }

    public String getStartFrom() {
        return startFrom;
    }

    /**
     * Where to begin when no cursor is kept: now, beginning (everything that there is), or a moment such as
     * 2026-11-28T08:00:00Z.
     */
    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public @Nullable String getCursorFile() {
        return cursorFile;
    }

    /**
     * File that keeps how far events were seen, so that a restart goes on there. Each route needs its own. Without it,
     * and without cursorRepository, each start begins as startFrom says.
     */
    public void setCursorFile(@Nullable String cursorFile) {
        this.cursorFile = cursorFile;
    }

    public @Nullable StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    /** Repository that keeps how far events were seen, under a key with the id of the route; instead of cursorFile. */
    public void setCursorRepository(@Nullable StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public Entity getEntity() {
        return entity;
    }

    /** What chatwoot:poll looks for: new messages, or conversations that are new or have changed. */
    public void setEntity(Entity entity) {
        this.entity = entity;
    }
}
