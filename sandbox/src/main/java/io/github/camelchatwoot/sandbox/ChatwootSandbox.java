// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;

import io.github.camelchatwoot.sandbox.api.ApplicationApi;
import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/**
 * A Chatwoot 4.15.1 server in memory, for tests and for trying things out: application API, Client API and signed
 * webhooks to real URLs.
 *
 * <p>It starts with one account, the administrator Ada Admin and the agent Gus Agent, and forgets everything when it is
 * closed. It listens on the loopback address only, unless told otherwise.
 *
 * <p>Safe for any thread once started. All state lives on one event loop; the methods here wait for it and must not be
 * called from it.
 */
public final class ChatwootSandbox implements AutoCloseable {
    private final World world = new World();
    private final Account account;
    private final User administrator;
    private final User agent;
    private String host = "127.0.0.1";
    private int port;
    private @Nullable SandboxServer server;

    /** A sandbox that is not yet started. */
    public ChatwootSandbox() {
        account = world.addAccount("Acme");
        account.supportEmail = "help@example.com";
        administrator = world.addUser(account, "Ada Admin", "ada@example.com", User.Role.ADMINISTRATOR);
        administrator.displayName = "Ada";
        agent = world.addUser(account, "Gus Agent", "gus@example.com", User.Role.AGENT);
        agent.displayName = "Gus";
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

    /** The time of the double; that of the machine by default. */
    public ChatwootSandbox setClock(Clock clock) {
        onLoop(() -> {
            world.setClock(clock);
            return clock;
        });
        return this;
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
     * Waits until everything that requests have set off is done, such as deliveries and their repetitions.
     *
     * @return whether that was so within the limit
     */
    public boolean awaitIdle(Duration limit) {
        return running().awaitIdle(limit);
    }

    /** Listens from now on; returns when it does. */
    public synchronized ChatwootSandbox start() {
        requireNotStarted();
        server = SandboxServer.start(world, agent, host, port);
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
            Channel.Api channel = inbox.api().orElseThrow();
            return new ApiInbox(inbox.id, channel.identifier, channel.secret, channel.hmacToken);
        });
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
