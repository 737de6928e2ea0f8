// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.journal.Journal;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the sandbox holds by what people call it, wherever it came from, and tells its ids and tokens. What is not
 * there ends in a {@link NoSuchElementException} that says what there is. Of several things with one name it is the
 * first.
 *
 * <p>Safe for any thread but the event loop of the sandbox.
 */
public final class SandboxData {
    /** An account. */
    public record Account(long id, String name) {}

    /**
     * A user.
     *
     * @param role agent or administrator
     * @param token the access token
     */
    public record User(long id, String name, String email, String role, String token) {
        @Override
        public String toString() {
            return "User[id=" + id + ", name=" + name + ", role=" + role + ']';
        }
    }

    /**
     * A bot.
     *
     * @param token the access token
     * @param secret signs the deliveries
     */
    public record AgentBot(long id, String name, @Nullable String outgoingUrl, String token, String secret) {
        @Override
        public String toString() {
            return "AgentBot[id=" + id + ", name=" + name + ']';
        }
    }

    /** A team. */
    public record Team(long id, String name) {}

    /**
     * A webhook of an account.
     *
     * @param secret signs the deliveries
     */
    public record Webhook(long id, String url, String secret) {
        @Override
        public String toString() {
            return "Webhook[id=" + id + ", url=" + url + ']';
        }
    }

    /** An inbox of any kind. */
    public record Inbox(long id, String name, String channelType) {}

    /**
     * A contact.
     *
     * @param sourceIds what the other sides of the inboxes call the contact
     */
    public record Contact(long id, String name, List<String> sourceIds) {
        /** The only source id. */
        public String sourceId() {
            if (sourceIds.size() != 1) {
                throw new IllegalStateException(name + " has not one source id, but " + sourceIds);
            }
            return sourceIds.get(0);
        }
    }

    /**
     * A conversation.
     *
     * @param id its number, as in URLs
     * @param status open, resolved, pending or snoozed
     * @param messageIds oldest first
     */
    public record Conversation(
            long id, long inboxId, long contactId, String sourceId, String status, List<Long> messageIds) {}

    private static final int SHOWN = 20;

    private final World world;
    private final Journal.Loop loop;

    SandboxData(World world, Journal.Loop loop) {
        this.world = world;
        this.loop = loop;
    }

    public Account account(String name) {
        return find(
                "account",
                name,
                () -> world.accounts.all().stream(),
                row -> Stream.of(row.name),
                row -> new Account(row.id, row.name));
    }

    /** A user by name, the name that is shown, or address. */
    public User user(String name) {
        return find(
                "user",
                name,
                () -> world.users.all().stream(),
                row -> Stream.of(row.name, row.displayName, row.email),
                row -> new User(row.id, row.name, row.email, Words.of(row.role), row.accessToken));
    }

    public AgentBot agentBot(String name) {
        return find(
                "bot",
                name,
                () -> world.bots.all().stream(),
                row -> Stream.of(row.name),
                row -> new AgentBot(
                        row.id, row.title(), row.outgoingUrl, row.accessToken().token(), row.secret));
    }

    /** A team; its name is in lower case, as Chatwoot keeps it. */
    public Team team(String name) {
        return find(
                "team",
                name.toLowerCase(Locale.ROOT),
                () -> world.teams.all().stream(),
                row -> Stream.of(row.name),
                row -> new Team(row.id, row.name));
    }

    /** A webhook of an account by its URL or name. */
    public Webhook webhook(String url) {
        return find(
                "webhook",
                url,
                () -> world.webhooks.all().stream(),
                row -> Stream.of(row.url(), row.name()),
                row -> new Webhook(row.id(), row.url(), row.secret()));
    }

    public Inbox inbox(String name) {
        return find(
                "inbox",
                name,
                () -> world.inboxes.all().stream(),
                row -> Stream.of(row.name),
                row -> new Inbox(row.id, row.name, row.channel.type()));
    }

    public ApiInbox apiInbox(String name) {
        return find("API inbox", name, this::apiInboxRows, row -> Stream.of(row.name), ChatwootSandbox::handle);
    }

    /** All API inboxes. */
    public List<ApiInbox> apiInboxes() {
        return loop.call(() -> apiInboxRows().map(ChatwootSandbox::handle).toList());
    }

    private Stream<io.github.camelchatwoot.sandbox.state.Inbox> apiInboxRows() {
        return world.inboxes.all().stream().filter(inbox -> inbox.api().isPresent());
    }

    /** A contact by name, address, number, identifier or source id. */
    public Contact contact(String knownAs) {
        return contact(knownAs, this::handle);
    }

    /** All contacts, oldest first. */
    public List<Contact> contacts() {
        return loop.call(() -> world.contacts.all().stream().map(this::handle).toList());
    }

    private Contact handle(io.github.camelchatwoot.sandbox.state.Contact row) {
        return new Contact(row.id, row.name, sourceIds(row));
    }

    private <T> T contact(String knownAs, Function<io.github.camelchatwoot.sandbox.state.Contact, T> handle) {
        return find(
                "contact",
                knownAs,
                () -> world.contacts.all().stream(),
                row -> Stream.concat(
                        Stream.of(row.name, row.email, row.phoneNumber, row.identifier), sourceIds(row).stream()),
                handle);
    }

    private List<String> sourceIds(io.github.camelchatwoot.sandbox.state.Contact row) {
        return world.sessions.of(row).stream().map(session -> session.sourceId).toList();
    }

    /** The newest conversation with the contact of this name, address, number, identifier or source id. */
    public Conversation conversation(String contact) {
        List<Conversation> all = conversations(contact);
        if (all.isEmpty()) {
            throw new NoSuchElementException("There is no conversation with " + contact);
        }
        return all.get(all.size() - 1);
    }

    /** All conversations with the contact, oldest first. */
    public List<Conversation> conversations(String contact) {
        return contact(
                contact,
                row -> world.conversations.all().stream()
                        .filter(conversation -> conversation.contact().equals(row))
                        .map(SandboxData::handle)
                        .toList());
    }

    private static Conversation handle(io.github.camelchatwoot.sandbox.state.Conversation row) {
        ContactInbox session = row.contactInbox;
        return new Conversation(
                row.displayId,
                session.inbox.id,
                session.contact.id,
                session.sourceId,
                Words.of(row.status()),
                List.copyOf(row.messages.keySet()));
    }

    /** @param names what the row is called; the first one is told when nothing is found */
    private <R, T> T find(
            String kind,
            String wanted,
            Supplier<Stream<R>> rows,
            Function<R, Stream<@Nullable String>> names,
            Function<R, T> handle) {
        Callable<Optional<T>> search = () -> rows.get()
                .filter(row -> names.apply(row).anyMatch(wanted::equals))
                .findFirst()
                .map(handle);
        return loop.call(search).orElseThrow(() -> {
            String known = loop.call(() -> rows.get()
                    .limit(SHOWN)
                    .map(row -> String.valueOf(names.apply(row).findFirst().orElse("")))
                    .collect(Collectors.joining(", ")));
            String words = known.isEmpty() ? "there is none" : "there is " + known;
            return new NoSuchElementException("There is no " + kind + " called " + wanted + "; " + words);
        });
    }
}
