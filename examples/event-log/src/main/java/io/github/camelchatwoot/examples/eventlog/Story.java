// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.eventlog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelchatwoot.examples.desk.Calls;

/** Three customers write and are answered, before, while and after the log is away. */
final class Story {

    private final Calls calls;
    private final Supplier<List<Entry>> log;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private long dora;
    private long emil;
    private long fay;
    private int said;

    Story(Calls calls, Supplier<List<Entry>> log) {
        this.calls = calls;
        this.log = log;
    }

    /** The log is there. */
    void begin() throws InterruptedException {
        dora = customer("dora", "Is my parcel coming today?");
        emil = customer("emil", "Do you repair bells?");
        fay = customer("fay", "Hello!");
        agent(dora, "Yes, between 2 and 4 pm.");
        awaitLogged();
    }

    /** The log is away. */
    void goOn() {
        customer("dora", "Great!");
        agent(emil, "We do. Which one?");
        customer("emil", "A brass one.");
        customer("fay", "Anybody there?");
    }

    /** It is back. */
    void end() throws InterruptedException {
        awaitLogged();
        agent(dora, "You are welcome.");
        awaitLogged();
    }

    private long customer(String name, String text) {
        said++;
        return calls.customer(name + "-" + run, String.valueOf(said), text);
    }

    private void agent(long conversation, String text) {
        said++;
        calls.agent(conversation, Map.of("content", text));
    }

    /** Waits until all messages are in the log. */
    private void awaitLogged() throws InterruptedException {
        Calls.until("the log", () -> messages().size() >= said);
    }

    private Set<String> messages() {
        return log().stream()
                .filter(entry -> entry.isMessage() && isOurs(entry.key()))
                .map(Entry::id)
                .collect(Collectors.toSet());
    }

    private boolean isOurs(String key) {
        return key.endsWith(":" + dora) || key.endsWith(":" + emil) || key.endsWith(":" + fay);
    }

    List<Entry> log() {
        return log.get();
    }
}
