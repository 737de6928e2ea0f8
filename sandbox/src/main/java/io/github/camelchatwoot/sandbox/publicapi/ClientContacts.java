// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.publicapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.ContactActions;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Contacts.Identity;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ContactView;
import io.github.camelchatwoot.sandbox.webhook.Signature;
import org.jspecify.annotations.Nullable;

/** The contact of a session, and the proof of who it is. */
final class ClientContacts {
    private static final List<String> ADJECTIVES =
            List.of("ancient", "bold", "calm", "cool", "gentle", "lively", "quiet", "small", "silent", "wild");
    private static final List<String> NOUNS =
            List.of("breeze", "brook", "cloud", "field", "forest", "moon", "river", "snow", "sun", "water");
    private static final int MAX_NUMBER = 1000;

    private final World world;
    private final ContactActions contacts;
    private final ClientApi sessions;
    private final Random random = new Random();

    ClientContacts(World world, ContactActions contacts, ClientApi sessions) {
        this.world = world;
        this.contacts = contacts;
        this.sessions = sessions;
    }

    void addTo(Router router, String inbox) {
        router.add("POST", inbox + "/contacts", this::create);
        router.add("GET", inbox + "/contacts/{contact}", this::show);
        router.add("PATCH", inbox + "/contacts/{contact}", this::update);
        router.add("PUT", inbox + "/contacts/{contact}", this::update);
    }

    /** Finds the session, or else the contact by what is unique about it; what is found stays as it is. */
    private Answer create(Request request) {
        Inbox inbox = sessions.inbox(request);
        Params given = request.params();
        verify(inbox, given);
        String sourceId = given.filled("source_id");
        Optional<ContactInbox> known = sourceId == null ? Optional.empty() : world.sessions.find(inbox, sourceId);
        if (known.isPresent()) {
            return Answer.json(ContactView.client(known.get()));
        }
        Account account = account(inbox);
        Contact contact = find(account, given).orElseGet(() -> contacts.create(account, newContact(given)));
        String source = sourceId == null ? UUID.randomUUID().toString() : sourceId;
        ContactInbox session = world.sessions.add(contact, inbox, source, world.tokens.next(), world.now());
        return Answer.json(ContactView.client(session));
    }

    private Optional<Contact> find(Account account, Params given) {
        return find(account, Identity.IDENTIFIER, given.filled("identifier"))
                .or(() -> {
                    String email = given.filled("email");
                    return find(account, Identity.EMAIL, email == null ? null : email.toLowerCase(Locale.ROOT));
                })
                .or(() -> find(account, Identity.PHONE_NUMBER, given.filled("phone_number")));
    }

    private Optional<Contact> find(Account account, Identity identity, @Nullable String value) {
        return value == null ? Optional.empty() : world.contacts.find(account, identity, value);
    }

    private Params newContact(Params given) {
        ObjectNode attributes = only(given, List.of("identifier", "email", "phone_number", "custom_attributes"));
        String name = given.filled("name");
        return new Params(attributes.put("name", name == null ? haiku() : name), true);
    }

    private String haiku() {
        return ADJECTIVES.get(random.nextInt(ADJECTIVES.size()))
                + '-'
                + NOUNS.get(random.nextInt(NOUNS.size()))
                + '-'
                + random.nextInt(MAX_NUMBER);
    }

    private Answer show(Request request) {
        ContactInbox session = sessions.session(request);
        if (verify(session.inbox, request.params())) {
            session.hmacVerified = true;
        }
        return Answer.json(ContactView.client(session));
    }

    /** Blank values are overlooked; an address that is another contact's makes the two one. */
    private Answer update(Request request) {
        ContactInbox session = sessions.session(request);
        Params given = request.params();
        if (verify(session.inbox, given)) {
            session.hmacVerified = true;
        }
        Account account = account(session.inbox);
        ObjectNode attributes = only(given, List.of("name", "email", "phone_number", "custom_attributes"));
        Params filled = new Params(attributes, true);
        for (String name : List.of("name", "email", "phone_number")) {
            if (filled.filled(name) == null) {
                attributes.remove(name);
            }
        }
        Contact own = session.contact;
        Optional<Contact> other = find(account, filled).filter(found -> !found.equals(own));
        other.ifPresent(found -> contacts.merge(found, own));
        if (!attributes.isEmpty()) {
            contacts.update(session.contact, account, filled);
        }
        return Answer.json(ContactView.row(session.contact));
    }

    private static ObjectNode only(Params given, List<String> names) {
        ObjectNode chosen = Json.object();
        names.stream().filter(given::has).forEach(name -> chosen.set(name, given.raw(name)));
        return chosen;
    }

    /**
     * Whether the caller proved the identity. A false proof, or a missing one that is mandatory, makes the server
     * stumble.
     */
    private static boolean verify(Inbox inbox, Params given) {
        Channel.Api channel = ClientApi.channel(inbox);
        String hash = given.filled("identifier_hash");
        if (hash == null && !channel.hmacMandatory) {
            return false;
        }
        String identifier = given.text("identifier");
        String expected = Signature.of(channel.hmacToken, identifier == null ? "" : identifier);
        if (hash == null || !MessageDigest.isEqual(bytes(expected), bytes(hash))) {
            throw Refusal.crash();
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Account account(Inbox inbox) {
        return world.accounts.find(inbox.accountId).orElseThrow();
    }
}
