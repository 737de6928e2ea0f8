// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens to the rows, an index finds what looking at all of them finds. */
class IndexTest {
    private static final int STEPS = 2_000;
    private static final int CHECK_EVERY = 100;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> LABELS = List.of("vip", "bug", "late");
    private static final List<String> NAMES = List.of("Ümit", "ada", "Ada", "A da", "Zoe", "", "zoe-2", "Øla");

    private final World world = new World();
    private Account account;
    private Account other;
    private List<Inbox> inboxes;
    private List<User> users;
    private AgentBot bot;
    private List<Team> teams;

    @BeforeEach
    void desk() {
        account = world.addAccount("Acme");
        other = world.addAccount("Other");
        inboxes = List.of(inbox(account, "one"), inbox(account, "two"), inbox(other, "three"));
        users = List.of(user("Ada"), user("Gus"));
        bot = world.addBot(account);
        teams = List.of(team("sales"), team("support"));
    }

    private Inbox inbox(Account of, String name) {
        return world.addInbox(of, name, new Channel.Email(world.nextChannelId(Channel.Email.class), name));
    }

    private User user(String name) {
        return world.addUser(account, name, name + "@example.com", User.Role.AGENT);
    }

    private Team team(String name) {
        long id = world.teams.nextId();
        return world.teams.add(id, new Team(id, account.id, name, BEGIN));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void conversationsLieWhereTheyBelong(long seed) {
        Random random = new Random(seed);
        List<Conversation> rows = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            change(random, rows);
            if (step % CHECK_EVERY == 0) {
                checkConversations(rows);
            }
        }
        checkConversations(rows);
        assertThat(rows).hasSizeGreaterThan(50);
    }

    private void change(Random random, List<Conversation> rows) {
        int what = random.nextInt(9);
        if (rows.isEmpty() || what == 0) {
            Inbox inbox = any(random, inboxes);
            Contact contact = contact(random, inbox.accountId == account.id ? account : other);
            ContactInbox session = world.sessions.add(contact, inbox, world.tokens.next(), world.tokens.next(), BEGIN);
            rows.add(world.conversations.add(inbox.accountId == account.id ? account : other, session, moment(random)));
            return;
        }
        Conversation row = any(random, rows);
        switch (what) {
            case 1 -> row.setStatus(any(random, List.of(Conversation.Status.values())));
            case 2 -> row.setAssignee(random.nextBoolean() ? null : any(random, users));
            case 3 -> row.setAssigneeBot(random.nextBoolean() ? null : bot);
            case 4 -> row.setTeam(random.nextBoolean() ? null : any(random, teams));
            case 5 -> row.setLabels(labels(random));
            case 6 -> {
                if (random.nextInt(3) == 0) {
                    rows.remove(row);
                    world.removeConversation(row);
                    row.setStatus(Conversation.Status.OPEN);
                }
            }
            default -> row.setLastActivityAt(moment(random));
        }
    }

    private void checkConversations(List<Conversation> rows) {
        Comparator<Conversation> order = Comparator.<Conversation, Instant>comparing(Conversation::lastActivityAt)
                .reversed()
                .thenComparing(row -> row.id);
        for (Account owner : List.of(account, other)) {
            List<Conversation> own = rows.stream()
                    .filter(row -> row.account.equals(owner))
                    .sorted(order)
                    .toList();
            assertThat(ConversationShelf.merged(world.conversations.shelves(owner.id, shelf -> true)))
                    .containsExactlyElementsOf(own);
            for (ConversationShelf shelf : world.conversations.shelves(owner.id, shelf -> true)) {
                assertThat(shelf.rows())
                        .isNotEmpty()
                        .containsExactlyElementsOf(own.stream()
                                .filter(row -> row.inbox().equals(shelf.inbox()) && row.status() == shelf.status())
                                .filter(row -> Objects.equals(row.holder(), shelf.holder()))
                                .toList());
            }
            for (String label : LABELS) {
                assertThat(world.conversations.labelled(owner, label))
                        .containsExactlyInAnyOrderElementsOf(own.stream()
                                .filter(row -> row.labels().contains(label))
                                .toList());
            }
        }
        for (Team team : teams) {
            assertThat(world.conversations.of(team))
                    .containsExactlyInAnyOrderElementsOf(
                            rows.stream().filter(row -> team.equals(row.team())).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void contactsAreSorted(long seed) {
        Random random = new Random(seed);
        List<Contact> rows = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            int what = random.nextInt(6);
            if (rows.isEmpty() || what == 0) {
                rows.add(contact(random, random.nextInt(4) == 0 ? other : account));
            } else if (what == 1 && random.nextInt(3) == 0) {
                world.removeContact(rows.remove(random.nextInt(rows.size())));
            } else {
                Contact row = any(random, rows);
                fill(random, row);
                world.contacts.save(row);
            }
            if (step % CHECK_EVERY == 0) {
                checkContacts(rows);
            }
        }
        checkContacts(rows);
        assertThat(rows).hasSizeGreaterThan(50);
    }

    private void checkContacts(List<Contact> rows) {
        for (Account owner : List.of(account, other)) {
            List<Contact> own =
                    rows.stream().filter(row -> row.accountId == owner.id).toList();
            check(owner, own, ContactOrder.UPDATED_AT, row -> row.updatedAt);
            check(owner, own, ContactOrder.LAST_ACTIVITY_AT, row -> row.lastActivityAt);
            check(owner, own, ContactOrder.NAME, row -> letters(row.name));
            check(owner, own, ContactOrder.EMAIL, row -> letters(row.email));
            check(
                    owner,
                    own,
                    ContactOrder.CITY,
                    row -> letters(row.additionalAttributes.path("city").textValue()));
            assertThat(world.contacts.countResolved(owner))
                    .isEqualTo((int) own.stream().filter(Contact::isResolved).count());
            for (String label : LABELS) {
                assertThat(world.contacts.labelled(owner, label))
                        .containsExactlyInAnyOrderElementsOf(own.stream()
                                .filter(row -> row.labels.contains(label))
                                .toList());
            }
        }
    }

    /** The letters decide, and then the whole text. */
    private static @Nullable String letters(@Nullable String text) {
        return text == null
                ? null
                : text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "") + '\0' + text;
    }

    private <T extends Comparable<T>> void check(
            Account owner, List<Contact> own, ContactOrder order, Function<Contact, @Nullable T> key) {
        Comparator<Contact> newest =
                Comparator.comparing((Contact row) -> row.id).reversed();
        Comparator<Contact> up = Comparator.comparing(key, Comparator.nullsLast(Comparator.<T>naturalOrder()));
        Comparator<Contact> down = Comparator.comparing(key, Comparator.nullsLast(Comparator.<T>reverseOrder()));
        assertThat(world.contacts.sorted(owner, order, false))
                .containsExactlyElementsOf(
                        own.stream().sorted(up.thenComparing(newest)).toList());
        assertThat(world.contacts.sorted(owner, order, true))
                .containsExactlyElementsOf(
                        own.stream().sorted(down.thenComparing(newest)).toList());
    }

    private Contact contact(Random random, Account owner) {
        Contact contact = new Contact(world.contacts.nextId(), owner.id, moment(random), world.presence);
        fill(random, contact);
        world.contacts.save(contact);
        return contact;
    }

    private static void fill(Random random, Contact row) {
        row.name = any(random, NAMES);
        row.email = random.nextBoolean() ? null : any(random, NAMES) + row.id + "@example.com";
        row.lastActivityAt = random.nextBoolean() ? null : moment(random);
        row.updatedAt = moment(random);
        row.labels = labels(random);
        row.additionalAttributes =
                random.nextBoolean() ? Json.object() : Json.object().put("city", any(random, NAMES));
    }

    private static List<String> labels(Random random) {
        return LABELS.stream().filter(label -> random.nextInt(3) == 0).toList();
    }

    private static Instant moment(Random random) {
        return BEGIN.plusSeconds(random.nextInt(500));
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
