// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.vertx.core.buffer.Buffer;

/**
 * Everything that the double remembers.
 *
 * <p>Nothing in here is guarded by locks: the world and all of its rows belong to the one event loop of the server once
 * that was started, and to the thread that builds the server before that.
 */
public final class World {
    public final Tokens tokens;
    public final Table<Account> accounts = new Table<>();
    public final OwnedTable<User> users = new OwnedTable<>(user -> user.accountId);
    public final OwnedTable<AgentBot> bots = new OwnedTable<>(bot -> bot.accountId);
    public final OwnedTable<Team> teams = new OwnedTable<>(team -> team.accountId);
    public final OwnedTable<Inbox> inboxes = new OwnedTable<>(inbox -> inbox.accountId);
    public final Contacts contacts = new Contacts();
    public final ContactInboxes sessions = new ContactInboxes();
    public final Conversations conversations = new Conversations();
    public final Table<Message> messages = new Table<>();
    public final Table<Attachment> attachments = new Table<>();
    public final OwnedTable<Label> labels = new OwnedTable<>(Label::accountId);
    public final OwnedTable<Webhook> webhooks = new OwnedTable<>(Webhook::accountId);
    /** By contact. */
    public final OwnedTable<Note> notes = new OwnedTable<>(Note::contactId);

    public final OwnedTable<CustomAttribute> customAttributes = new OwnedTable<>(CustomAttribute::accountId);
    public final OwnedTable<CannedResponse> cannedResponses = new OwnedTable<>(CannedResponse::accountId);
    public final Notifications notifications = new Notifications();
    public final Presence presence = new Presence(this::now);

    private final Table<Blob> blobs = new Table<>();
    private final Table<Company> companies = new Table<>();
    private final Table<Void> reportingEvents = new Table<>();
    private final Table<Void> accessTokens = new Table<>();
    private final Map<String, Table<Void>> channelSequences = new HashMap<>();
    private final Map<String, Sender> callers = new HashMap<>();
    private final Map<String, User> usersByPubsubToken = new HashMap<>();
    private final Map<String, Inbox> inboxesByIdentifier = new HashMap<>();
    private final Map<String, Blob> blobsBySignedId = new HashMap<>();
    private final Map<String, Company> companiesByDomain = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private Duration advanced = Duration.ZERO;
    private String baseUrl = "";

    public World() {
        this(new Tokens());
    }

    public World(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The present moment, in the precision of the server's database. */
    public Instant now() {
        return clock.instant().plus(advanced).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The present moment as the time of a row's next change, which is always later than the one before, even in
     * milliseconds.
     */
    public Instant after(Instant previous) {
        Instant now = now();
        Instant next = previous.plusMillis(1);
        return now.isBefore(next) ? next : now;
    }

    public void setClock(Clock clock) {
        this.clock = clock;
    }

    /** From now on it is this moment, until the time is moved on. */
    public void stopClock(Instant moment) {
        clock = Clock.fixed(moment.minus(advanced), ZoneOffset.UTC);
    }

    /** Does something as if it were another moment. */
    public <T> T at(Instant moment, Supplier<T> action) {
        Clock before = clock;
        stopClock(moment);
        try {
            return action.get();
        } finally {
            clock = before;
        }
    }

    /** Moves the time on, in addition to what the clock does by itself. */
    public void advance(Duration by) {
        advanced = advanced.plus(by);
    }

    /** Where the server can be reached: the beginning of the addresses that it gives out. */
    public String baseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Account addAccount(String name) {
        long id = accounts.nextId();
        return accounts.add(id, new Account(id, name, now()));
    }

    public User addUser(Account account, String name, String email, User.Role role) {
        long id = users.nextId();
        User user = new User(id, account.id, name, email, role, tokens.next(), tokens.next(), presence);
        callers.put(user.accessToken, user);
        accessTokens.nextId();
        usersByPubsubToken.put(user.pubsubToken, user);
        return users.add(id, user);
    }

    public void removeUser(User user) {
        users.remove(user.id);
        callers.remove(user.accessToken);
        usersByPubsubToken.remove(user.pubsubToken);
        presence.forget(user);
    }

    public AgentBot addBot(Account account) {
        long id = bots.nextId();
        Instant now = now();
        AccessToken access = new AccessToken(accessTokens.nextId(), tokens.next(), now, now);
        AgentBot bot = new AgentBot(id, account.id, access, tokens.next());
        callers.put(access.token(), bot);
        return bots.add(id, bot);
    }

    public void removeBot(AgentBot bot) {
        bots.remove(bot.id);
        callers.remove(bot.accessToken().token());
        inboxes.all().stream().filter(inbox -> bot.equals(inbox.activeBot)).forEach(inbox -> inbox.activeBot = null);
        conversations.all().stream()
                .filter(conversation -> bot.equals(conversation.assigneeBot()))
                .forEach(conversation -> conversation.setAssigneeBot(null));
    }

    /** Whose events are told under the token. */
    public Optional<User> userByPubsubToken(String token) {
        return Optional.ofNullable(usersByPubsubToken.get(token));
    }

    /** Gives the user another token, as a new password does on the server; who listens to the old one hears nothing. */
    public void renewPubsubToken(User user) {
        usersByPubsubToken.remove(user.pubsubToken);
        user.pubsubToken = tokens.next();
        usersByPubsubToken.put(user.pubsubToken, user);
    }

    /** Gives the bot another access token; the old one is nobody's any more. */
    public void renewAccessToken(AgentBot bot) {
        callers.remove(bot.accessToken().token());
        bot.setAccessToken(bot.accessToken().renewed(tokens.next(), now()));
        callers.put(bot.accessToken().token(), bot);
    }

    /** Who has the access token. */
    public Optional<Sender> caller(String accessToken) {
        return Optional.ofNullable(callers.get(accessToken));
    }

    public long nextReportingEventId() {
        return reportingEvents.nextId();
    }

    /** Each kind of channel counts by itself. */
    public long nextChannelId(Class<? extends Channel> kind) {
        return channelSequences
                .computeIfAbsent(kind.getName(), name -> new Table<>())
                .nextId();
    }

    public Inbox addInbox(Account account, String name, Channel channel) {
        long id = inboxes.nextId();
        Inbox inbox = inboxes.add(id, new Inbox(id, account.id, name, channel, now()));
        inbox.api().ifPresent(api -> inboxesByIdentifier.put(api.identifier, inbox));
        return inbox;
    }

    public void removeInbox(Inbox inbox) {
        inboxes.remove(inbox.id);
        inbox.api().ifPresent(api -> inboxesByIdentifier.remove(api.identifier));
    }

    public Optional<Inbox> inbox(Account account, long id) {
        return inboxes.find(id).filter(inbox -> inbox.accountId == account.id);
    }

    /** The API inbox that the Client API knows by this name. */
    public Optional<Inbox> inbox(String identifier) {
        return Optional.ofNullable(inboxesByIdentifier.get(identifier));
    }

    public Optional<User> user(Account account, long id) {
        return users.find(id).filter(user -> user.accountId == account.id);
    }

    public List<User> usersOf(Account account) {
        return List.copyOf(users.of(account.id));
    }

    public Message addMessage(Conversation conversation, Message.Draft draft, Instant now) {
        Message message = new Message(messages.nextId(), conversation, now, draft);
        conversation.messages.put(message.id, message);
        for (Blob file : draft.files()) {
            long id = attachments.nextId();
            message.attachments.add(attachments.add(id, new Attachment(id, conversation.account.id, message, file)));
        }
        return messages.add(message.id, message);
    }

    public void removeConversation(Conversation conversation) {
        conversations.remove(conversation);
        usersOf(conversation.account).forEach(user -> notifications.remove(user, conversation));
        for (Message message : new ArrayList<>(conversation.messages.values())) {
            messages.remove(message.id);
            message.attachments.forEach(attachment -> attachments.remove(attachment.id));
        }
    }

    public void removeContact(Contact contact) {
        contacts.remove(contact);
        presence.forget(contact);
    }

    public Blob addBlob(String filename, String contentType, Buffer content) {
        long id = blobs.nextId();
        String storage = baseUrl + "/rails/active_storage";
        Blob blob = new Blob(id, tokens.next() + tokens.next(), filename, contentType, content, storage);
        blobsBySignedId.put(blob.signedId(), blob);
        return blobs.add(id, blob);
    }

    public Optional<Blob> blob(String signedId) {
        return Optional.ofNullable(blobsBySignedId.get(signedId));
    }

    public boolean isDefined(Account account, CustomAttribute.Model model, String key) {
        return customAttributes.of(account.id).stream()
                .anyMatch(attribute ->
                        attribute.model() == model && attribute.key().equals(key));
    }

    /** The company of a domain; the first contact who comes from there names it. */
    public Company company(Account account, String domain, String nameIfNew) {
        return companiesByDomain.computeIfAbsent(account.id + " " + domain, key -> {
            long id = companies.nextId();
            return companies.add(id, new Company(id, account.id, nameIfNew, domain));
        });
    }
}
