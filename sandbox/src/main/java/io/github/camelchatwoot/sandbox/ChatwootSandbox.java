// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelchatwoot.sandbox.api.ApplicationApi;
import io.github.camelchatwoot.sandbox.data.MoreData;
import io.github.camelchatwoot.sandbox.data.Seeding;
import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.http.Inside;
import io.github.camelchatwoot.sandbox.journal.Book;
import io.github.camelchatwoot.sandbox.journal.Journal;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Tokens;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/**
 * A Chatwoot 4.15.1 server in memory, for tests and for trying things out: application API, Client API and signed
 * webhooks to real URLs.
 *
 * <p>It starts with one account, the administrator Ada Admin and the agent Gus Agent, and with what a
 * {@link #builder()} adds to that, and forgets everything when it is closed. It listens on the loopback address only,
 * unless told otherwise.
 *
 * <p>Safe for any thread once started. All state lives on one event loop; the methods here wait for it and must not be
 * called from it.
 */
public final class ChatwootSandbox implements AutoCloseable {
    private final World world;
    private final Account account;
    private final User administrator;
    private final User agent;
    private final Core core;
    private final Inside inside;
    private final Journal journal;
    private final SandboxData data;
    private Settings settings;
    private String host;
    private int port;
    private @Nullable SandboxServer server;

    /** A sandbox that is not yet started. */
    public ChatwootSandbox() {
        this(new SandboxBuilder());
    }

    ChatwootSandbox(SandboxBuilder wanted) {
        world = new World(wanted.tokenSeed == null ? new Tokens() : new Tokens(wanted.tokenSeed));
        if (wanted.clock != null) {
            world.setClock(wanted.clock);
        }
        settings = wanted.settings;
        host = wanted.host;
        port = wanted.port;
        account = world.addAccount("Acme");
        account.supportEmail = "help@example.com";
        administrator = world.addUser(account, "Ada Admin", "ada@example.com", User.Role.ADMINISTRATOR);
        administrator.displayName = "Ada";
        agent = world.addUser(account, "Gus Agent", "gus@example.com", User.Role.AGENT);
        agent.displayName = "Gus";
        core = new Core(world, agent, new Book(world, wanted.journalEntries));
        inside = new Inside(core.router);
        journal = new Journal(core.book, this::onLoop);
        data = new SandboxData(world, this::onLoop);
        Seeding seeding = seeding();
        wanted.files.forEach(file -> seeding.add(file, true));
        seeding.add(wanted.data(), wanted.files.isEmpty());
    }

    /** For a sandbox with more than the usual settings and people. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** The port to listen on; any free one by default. Before the start only. */
    public ChatwootSandbox port(int wanted) {
        requireNotStarted();
        port = wanted;
        return this;
    }

    /** The address to listen on; {@code 127.0.0.1} by default. Before the start only. */
    public ChatwootSandbox host(String wanted) {
        requireNotStarted();
        host = wanted;
        return this;
    }

    /**
     * How long a receiver of webhooks may take, by the time of the machine: as long to let itself be connected, and as
     * long again to answer. Five seconds by default. Before the start only.
     */
    public ChatwootSandbox webhookTimeout(Duration wanted) {
        requireNotStarted();
        settings = settings.withWebhookTimeout(wanted);
        return this;
    }

    /**
     * How long the double waits, by its own time, before it repeats a webhook to a bot that answered 429 or 500. Three
     * seconds by default; servers often take five. Before the start only.
     */
    public ChatwootSandbox botRetryDelay(Duration wanted) {
        requireNotStarted();
        settings = settings.withBotRetryDelay(wanted);
        return this;
    }

    /**
     * Whether account webhooks get {@code inbox_created} and {@code inbox_updated}, as from a server that is started
     * with {@code ENABLE_INBOX_EVENTS}; they carry secrets. By default not. Before the start only.
     */
    public ChatwootSandbox inboxEvents(boolean wanted) {
        requireNotStarted();
        settings = settings.withInboxEvents(wanted);
        return this;
    }

    /**
     * How many requests of one client the double answers within a minute, 3,000 on a usual server; further ones get
     * 429. While there is a limit, also those of the server for searching contacts (100 by account) and counting
     * conversations (30 by token) count. Zero, the default, is for no limit at all. Before the start only.
     */
    public ChatwootSandbox rateLimit(int perMinute) {
        requireNotStarted();
        settings = settings.withRateLimit(perMinute);
        return this;
    }

    /** The time of the double; that of the machine by default. */
    public ChatwootSandbox setClock(Clock clock) {
        onLoop(() -> {
            world.setClock(clock);
            return clock;
        });
        return this;
    }

    /**
     * Stops the time of the double at a moment; from there on only {@link #advance} moves it, until
     * {@link #setClock(Clock)} gives it another one. What is due until then happens at once.
     */
    public ChatwootSandbox at(Instant moment) {
        onLoop(() -> {
            world.stopClock(moment);
            return moment;
        });
        SandboxServer running = current();
        if (running != null) {
            running.clockChanged();
        }
        return this;
    }

    /** Stops the time of the double at the present moment. */
    public ChatwootSandbox freeze() {
        return at(now());
    }

    /** The present moment by the time of the double. */
    public Instant now() {
        return onLoop(world::now);
    }

    /**
     * Moves the time of the double on: rows that are created from now on are later by so much, and what is due until
     * then happens at once. Once started only.
     */
    public ChatwootSandbox advance(Duration by) {
        running().advance(by);
        return this;
    }

    /**
     * Waits until everything that requests have set off is done, such as deliveries and their repetitions. When it does
     * not run, nothing is going on.
     *
     * @return whether that was so within the limit
     */
    public boolean awaitIdle(Duration limit) {
        SandboxServer running = current();
        return running == null || running.awaitIdle(limit);
    }

    /**
     * Waits until nothing happens any more unless the time of the double goes on: not for what is due later, such as
     * repetitions to an agent bot. For a double whose clock stands still.
     *
     * @return whether that was so within the limit
     */
    public boolean awaitQuiet(Duration limit) {
        SandboxServer running = current();
        return running == null || running.awaitQuiet(limit);
    }

    /** Listens from now on; returns when it does. */
    public synchronized ChatwootSandbox start() {
        requireNotStarted();
        server = SandboxServer.start(core, settings, host, port);
        return this;
    }

    /** The port that it listens on. */
    public int port() {
        return running().port();
    }

    /** Where it can be reached: {@code http://127.0.0.1:PORT}. */
    public String baseUrl() {
        return "http://" + host + ':' + port();
    }

    /** The id of the account that is there from the beginning. */
    public long accountId() {
        return account.id;
    }

    /** The access token of the administrator. */
    public String adminToken() {
        return administrator.accessToken;
    }

    /** The access token of the agent. */
    public String agentToken() {
        return agent.accessToken;
    }

    /** Adds an API inbox, with the agent as its member, whose events go to the callback. */
    public ApiInbox createApiInbox(String name, String webhookUrl) {
        return onLoop(() -> {
            Inbox inbox = ApplicationApi.createApiInbox(world, account, name, webhookUrl);
            inbox.members.add(agent.id);
            return handle(inbox);
        });
    }

    static ApiInbox handle(Inbox inbox) {
        Channel.Api channel = inbox.api().orElseThrow();
        return new ApiInbox(inbox.id, channel.identifier, channel.secret, channel.hmacToken);
    }

    /**
     * Adds data of which nobody hears, before the start or while running.
     *
     * @throws IllegalArgumentException when Chatwoot's rules refuse something of it; what came before it stays
     */
    public ChatwootSandbox add(Consumer<MoreData> more) {
        MoreData wanted = new MoreData();
        more.accept(wanted);
        onLoop(() -> {
            seeding().add(wanted.data(), false);
            return wanted;
        });
        return this;
    }

    private Seeding seeding() {
        return new Seeding(world, inside, core.messages, core::quietly);
    }

    /** Finds what the sandbox holds by what people call it, with ids and tokens. */
    public SandboxData data() {
        return data;
    }

    /** What the sandbox was asked and told over HTTP. */
    public Journal journal() {
        return journal;
    }

    /**
     * Sends an event although nothing has happened. {@link #awaitIdle} waits until it is delivered. Once started only.
     *
     * @return the ids of the deliveries
     * @throws IllegalArgumentException when there is no such row or receiver
     */
    public List<String> send(SandboxEvent event) {
        ArrayNode deliveries = running().call(() -> core.send(event.wish()));
        return deliveries.findValuesAsText("id");
    }

    /** The agent, for doing things. */
    public Agent agent() {
        return new Agent(this::acting, world, inside, agent);
    }

    /** The administrator, for doing things. */
    public Agent administrator() {
        return new Agent(this::acting, world, inside, administrator);
    }

    /** A user of any account by name, the name that is shown, or address, for doing things. */
    public Agent agent(String name) {
        long id = data.user(name).id();
        return onLoop(() ->
                new Agent(this::acting, world, inside, world.users.find(id).orElseThrow()));
    }

    /** Whom the other side of an inbox knows by this source id, for doing things. The oldest, if there are several. */
    public Customer customer(String sourceId) {
        return customer(() -> world.sessions
                .find(sourceId)
                .orElseThrow(() -> new NoSuchElementException("Nobody has the source id " + sourceId)));
    }

    /** Whom the other side of this inbox knows by this source id, for doing things. */
    public Customer customer(long inboxId, String sourceId) {
        return customer(() -> world.inboxes
                .find(inboxId)
                .flatMap(inbox -> world.sessions.find(inbox, sourceId))
                .orElseThrow(() ->
                        new NoSuchElementException("Nobody has the source id " + sourceId + " in inbox " + inboxId)));
    }

    private Customer customer(Callable<ContactInbox> search) {
        return new Customer(this::acting, world, core.conversations, core.messages, onLoop(search));
    }

    /** Switches faults on and off. Once started only. */
    public FaultSwitches faults() {
        return running().faults();
    }

    /**
     * Restarts the server as an operator would: all connections drop, the port is closed for a while, and then
     * everything is as before, with the same data and tokens. Returns when the port is closed; {@link #awaitIdle} waits
     * until it is open again. Once started only.
     *
     * @param down how long the port is closed, by the time of the machine; {@link #advance} shortens that
     */
    public ChatwootSandbox restart(Duration down) {
        running().restart(down);
        return this;
    }

    /**
     * Gives a user another token for the WebSocket, as a new password does on the server. Who is subscribed with the
     * old one stays so, and hears no more of what is told to that user. Once started only.
     *
     * @return the new token
     * @throws IllegalArgumentException when there is no such user
     */
    public String renewPubsubToken(long userId) {
        return running().renewPubsubToken(userId);
    }

    /** Stops listening and forgets everything; harmless when done twice. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Before the start, the world is the caller's; from then on it is the event loop's. */
    private synchronized <T> T onLoop(Callable<T> action) {
        if (server != null) {
            return server.call(action);
        }
        try {
            return action.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Others hear of what is done. */
    private <T> T acting(Callable<T> action) {
        return running().act(action);
    }

    private synchronized @Nullable SandboxServer current() {
        return server;
    }

    private synchronized SandboxServer running() {
        if (server == null) {
            throw new IllegalStateException("The sandbox is not started");
        }
        return server;
    }

    private synchronized void requireNotStarted() {
        if (server != null) {
            throw new IllegalStateException("The sandbox is already started");
        }
    }
}
