// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.sandbox.data.DataBuilder;
import io.github.camelchatwoot.sandbox.data.DataFile;
import org.jspecify.annotations.Nullable;

/** Says what a sandbox is to be like and what it holds from the beginning. Used by one thread. */
public final class SandboxBuilder extends DataBuilder<SandboxBuilder> {
    private static final int JOURNAL_ENTRIES = 5_000;

    final List<DataFile> files = new ArrayList<>();
    Settings settings = Settings.usual();
    String host = "127.0.0.1";
    int port;
    int journalEntries = JOURNAL_ENTRIES;

    @Nullable
    Clock clock;

    @Nullable
    Long tokenSeed;

    SandboxBuilder() {}

    @Override
    protected SandboxBuilder self() {
        return this;
    }

    /** The port to listen on; any free one by default. */
    public SandboxBuilder port(int wanted) {
        port = wanted;
        return this;
    }

    /** The address to listen on; {@code 127.0.0.1} by default. */
    public SandboxBuilder host(String wanted) {
        host = wanted;
        return this;
    }

    /** How long a receiver of webhooks may take; see {@link ChatwootSandbox#webhookTimeout}. */
    public SandboxBuilder webhookTimeout(Duration wanted) {
        settings = settings.withWebhookTimeout(wanted);
        return this;
    }

    /** How long until a bot is told again; see {@link ChatwootSandbox#botRetryDelay}. */
    public SandboxBuilder botRetryDelay(Duration wanted) {
        settings = settings.withBotRetryDelay(wanted);
        return this;
    }

    /** Whether account webhooks hear of inboxes; see {@link ChatwootSandbox#inboxEvents}. */
    public SandboxBuilder inboxEvents(boolean wanted) {
        settings = settings.withInboxEvents(wanted);
        return this;
    }

    /** How many requests a client may make within a minute; see {@link ChatwootSandbox#rateLimit}. */
    public SandboxBuilder rateLimit(int perMinute) {
        settings = settings.withRateLimit(perMinute);
        return this;
    }

    /** The time of the double; that of the machine by default. Data of unknown age is from its present moment. */
    public SandboxBuilder clock(Clock wanted) {
        clock = wanted;
        return this;
    }

    /** How many entries the journal keeps; 5,000 by default. */
    public SandboxBuilder journalEntries(int wanted) {
        journalEntries = wanted;
        return this;
    }

    /** Makes access tokens and secrets that are the same every time. By default nobody can guess them. */
    public SandboxBuilder tokenSeed(long seed) {
        tokenSeed = seed;
        return this;
    }

    /**
     * Adds the data of a file, before what this builder says itself.
     *
     * @throws IllegalArgumentException when it cannot be read or is no JSON object
     */
    public SandboxBuilder dataFile(Path file) {
        files.add(DataFile.read(file));
        return this;
    }

    /** Adds a small desk that looks as if people worked at it. */
    public SandboxBuilder demoData() {
        files.add(DataFile.demo());
        return this;
    }

    /**
     * A sandbox that is not yet started and holds the data.
     *
     * @throws IllegalArgumentException when Chatwoot's rules refuse something of it
     */
    public ChatwootSandbox build() {
        return new ChatwootSandbox(this);
    }

    /** A sandbox that holds the data and listens. */
    public ChatwootSandbox start() {
        return build().start();
    }
}
