// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.assertj;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.journal.Holdable;
import io.github.camelchatwoot.sandbox.journal.Journal;
import io.github.camelchatwoot.sandbox.journal.Receivable;
import io.github.camelchatwoot.sandbox.journal.RequestExpectation;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about what a sandbox received over HTTP and what it holds.
 *
 * <p>What is expected to happen is waited for, five seconds unless {@link #within} says otherwise, and no longer than
 * until it happens. What is expected not to happen is looked for when nothing that the sandbox has set off is going on
 * any more. What a test does through the sandbox object itself counts as held, never as received.
 */
public final class SandboxAssert extends AbstractAssert<SandboxAssert, ChatwootSandbox> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Duration limit = PATIENCE;

    SandboxAssert(ChatwootSandbox actual) {
        super(actual, SandboxAssert.class);
    }

    /** How long the following assertions wait at most. */
    public SandboxAssert within(Duration wait) {
        limit = wait;
        return this;
    }

    /** That something as expected came at least once. How often exactly is asked of the result. */
    public ReceivedAssert received(Receivable expected) {
        if (!journal().await(expected, 1, limit)) {
            throw missing("receive", expected.toString(), "Received", journal().describe());
        }
        return new ReceivedAssert(this, expected);
    }

    /** That things as expected came in this order, with anything in between. */
    public SandboxAssert receivedInOrder(Receivable... expected) {
        if (!journal().awaitInOrder(List.of(expected), limit)) {
            String words = Arrays.stream(expected).map(Object::toString).collect(Collectors.joining("\n  then "));
            throw missing("receive in this order", words, "Received", journal().describe());
        }
        return this;
    }

    /** That nothing as expected came until now, nor while the sandbox still had something to do. */
    public SandboxAssert doesNotReceive(Receivable unexpected) {
        requireIdle();
        return requireNone(unexpected);
    }

    /** That nothing as expected came until now, nor comes within this time. It takes so long. */
    public SandboxAssert doesNotReceiveFor(Duration time, Receivable unexpected) {
        journal().await(unexpected, 1, time);
        return requireNone(unexpected);
    }

    /** That no request came at all. */
    public SandboxAssert receivedNothing() {
        return doesNotReceive(RequestExpectation.request());
    }

    /** That the sandbox holds something as expected. */
    public SandboxAssert has(Holdable expected) {
        return has(1, expected);
    }

    /** That the sandbox holds at least so much that is as expected. */
    public SandboxAssert has(int times, Holdable expected) {
        if (!journal().awaitHeld(expected, times, limit)) {
            String words = (times == 1 ? "" : times + " times ") + expected;
            throw missing("have", words, "It has", journal().describeHeld(expected));
        }
        return this;
    }

    /** That the sandbox holds nothing as expected when it has nothing to do any more. */
    public SandboxAssert hasNo(Holdable unexpected) {
        requireIdle();
        if (journal().countHeld(unexpected) > 0) {
            throw fault("Expected the sandbox to have no\n  " + unexpected + "\nIt has\n"
                    + journal().describeHeld(unexpected));
        }
        return this;
    }

    private SandboxAssert requireNone(Receivable unexpected) {
        long count = journal().count(unexpected);
        if (count > 0) {
            throw fault("Expected the sandbox not to receive\n  " + unexpected + "\nbut it did, " + times(count)
                    + ". Received\n" + journal().describe());
        }
        requireComplete();
        return this;
    }

    void requireCount(Receivable expected, int times) {
        journal().await(expected, times, limit);
        requireIdle();
        long count = journal().count(expected);
        if (count > times || journal().dropped() == 0) {
            if (count != times) {
                throw fault("Expected the sandbox to receive " + times(times) + "\n  " + expected + "\nbut it did so "
                        + times(count) + ". Received\n" + journal().describe());
            }
            return;
        }
        requireComplete();
    }

    /** What the journal has forgotten may be just what is asked for. */
    private void requireComplete() {
        long dropped = journal().dropped();
        if (dropped > 0) {
            throw fault("The journal is full and has dropped its " + dropped
                    + " oldest entries, so nobody can tell. Have it keep more with"
                    + " ChatwootSandbox.builder().journalEntries(...), or clear it in between with journal().clear()");
        }
    }

    private void requireIdle() {
        if (!actual.awaitIdle(limit)) {
            throw fault("The sandbox still had something to do after " + words(limit));
        }
    }

    private AssertionError missing(String verb, String expected, String instead, String found) {
        long dropped = journal().dropped();
        String note = dropped == 0 || "have".equals(verb)
                ? ""
                : "\nThe journal has dropped its " + dropped + " oldest entries; it may have been among them";
        String head = "Expected the sandbox to " + verb + " within " + words(limit);
        return fault(head + "\n  " + expected + "\n" + instead + "\n" + found + note);
    }

    private AssertionError fault(String text) {
        return failure("%s", text);
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private Journal journal() {
        isNotNull();
        return actual.journal();
    }
}
