// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import io.github.camelchatwoot.client.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection on virtual time, over scripted sockets, all on the thread of the test. */
final class ScriptedCable {

    static final CableIdentifier DORA = CableIdentifier.ofContact("dora's token");
    static final String WELCOME = "{\"type\":\"welcome\"}";
    static final String PING = "{\"type\":\"ping\",\"message\":1795362909}";
    static final String CONFIRMATION = about(DORA, "\"type\":\"confirm_subscription\"");
    static final String REJECTION = about(DORA, "\"type\":\"reject_subscription\"");
    static final Duration BEAT = Duration.ofSeconds(3);

    final VirtualTime time = new VirtualTime();
    final Ears ears = new Ears();
    final List<ScriptedSocket> sockets = new ArrayList<>();
    final List<Boolean> asked = new ArrayList<>();
    final CableConnection connection;

    /** Answers when somebody asks what to subscribe to, by whether it is to be fresh. */
    Function<Boolean, CompletableFuture<CableIdentifier>> tickets = fresh -> CompletableFuture.completedFuture(DORA);

    /** Is told what is read, just before it is. */
    Consumer<String> reads = message -> {};

    double random = 0.5;

    ScriptedCable() {
        this(CableSettings.DEFAULT);
    }

    ScriptedCable(CableSettings settings) {
        connection = new CableConnection(settings, this::open, this::ticket, ears, Runnable::run, time, () -> random);
    }

    private CableSocket open(CableSocket.Listener listener) {
        assertThat(sockets).noneMatch(ScriptedSocket::isThere);
        ScriptedSocket socket = new ScriptedSocket(listener, message -> reads.accept(message));
        sockets.add(socket);
        return socket;
    }

    private CompletableFuture<CableIdentifier> ticket(boolean fresh) {
        asked.add(fresh);
        return tickets.apply(fresh);
    }

    private static String about(CableIdentifier identifier, String what) {
        String subscribe = identifier.subscribe();
        String text = subscribe.substring(subscribe.indexOf("\"identifier\""), subscribe.length() - 1);
        return "{" + text + "," + what + "}";
    }

    /** The frame of an event, which the server sends. */
    static String event(String name) {
        return about(DORA, "\"message\":{\"event\":\"" + name + "\",\"data\":{\"account_id\":1}}");
    }

    static String disconnect(String reason, boolean reconnect) {
        return "{\"type\":\"disconnect\",\"reason\":\"" + reason + "\",\"reconnect\":" + reconnect + "}";
    }

    /** The latest socket. */
    ScriptedSocket socket() {
        return sockets.get(sockets.size() - 1);
    }

    ScriptedCable start() {
        connection.start();
        return this;
    }

    ScriptedCable greeting() {
        start();
        socket().open();
        return this;
    }

    ScriptedCable subscribing() {
        greeting();
        socket().says(WELCOME);
        return this;
    }

    ScriptedCable confirmed() {
        subscribing();
        socket().says(CONFIRMATION);
        assertThat(phase()).isEqualTo(Phase.CONFIRMED);
        return this;
    }

    /** Over a new socket that the connection has opened already. */
    ScriptedCable confirmedAgain() {
        socket().open();
        socket().says(WELCOME, CONFIRMATION);
        assertThat(phase()).isEqualTo(Phase.CONFIRMED);
        return this;
    }

    void pass(Duration duration) {
        time.pass(duration);
    }

    void passMillis(long millis) {
        time.pass(Duration.ofMillis(millis));
    }

    Phase phase() {
        return connection.status().phase();
    }

    CableStatus status() {
        return connection.status();
    }

    /** Whether nothing is left of it: no socket, no alarm. */
    void assertNothingLeft() {
        assertThat(phase()).isEqualTo(Phase.STOPPED);
        assertThat(time.waiting()).isZero();
        assertThat(sockets).noneMatch(ScriptedSocket::isThere);
    }
}
