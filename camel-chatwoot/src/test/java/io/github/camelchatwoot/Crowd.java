// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxData;

/** Customers and agents who write at random. For one thread. */
final class Crowd {

    private final ChatwootSandbox chatwoot;
    private final ApiInbox inbox;
    private final Random random;
    private final List<String> customers;
    private final Set<Long> before = new TreeSet<>();
    private Set<Long> conversations = Set.of();

    /** @param size how many customers, each of them with a conversation */
    Crowd(ChatwootSandbox chatwoot, ApiInbox inbox, int size, long seed) {
        this.chatwoot = chatwoot;
        this.inbox = inbox;
        this.random = new Random(seed);
        this.customers = IntStream.range(0, size).mapToObj(i -> "crowd-" + i).toList();
        chatwoot.add(more -> customers.forEach(id -> more.contact("Customer " + id, contact -> contact.sourceId(id))));
        customers.forEach(id -> chatwoot.customer(inbox.id(), id).write("Hello"));
        before.addAll(all());
        conversations = begun();
    }

    /** Somebody writes. */
    void write(int number) {
        String customer = customers.get(random.nextInt(customers.size()));
        List<SandboxData.Conversation> theirs = chatwoot.data().conversations(customer);
        long conversation = theirs.get(theirs.size() - 1).id();
        switch (random.nextInt(20)) {
            case 0 -> chatwoot.agent().resolve(conversation);
            case 1 -> chatwoot.customer(inbox.id(), customer).newConversation();
            default -> {}
        }
        switch (random.nextInt(4)) {
            case 0 -> chatwoot.agent().reply(conversation, "Answer " + number);
            case 1 -> chatwoot.agent().note(conversation, "Note " + number);
            default -> chatwoot.customer(inbox.id(), customer).write("Question " + number);
        }
    }

    /** The conversations that were begun since the beginning. */
    Set<Long> begun() {
        Set<Long> begun = new TreeSet<>();
        customers.forEach(
                id -> chatwoot.data().conversations(id).forEach(conversation -> begun.add(conversation.id())));
        begun.removeAll(conversations);
        return begun;
    }

    /** The messages that were written since the beginning, in whatever way. */
    Set<Long> written() {
        Set<Long> written = all();
        written.removeAll(before);
        return written;
    }

    private Set<Long> all() {
        Set<Long> all = new TreeSet<>();
        customers.forEach(
                id -> chatwoot.data().conversations(id).forEach(conversation -> all.addAll(conversation.messageIds())));
        return all;
    }
}
