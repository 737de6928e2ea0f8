// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** Lists, searches and filters of contacts. */
final class ContactListsApi {
    private static final int PAGE = 15;

    private final World world;
    private final ContactFilter filter;

    ContactListsApi(World world) {
        this.world = world;
        this.filter = new ContactFilter(world);
    }

    void addTo(Gate gate) {
        gate.users("GET", "/contacts", this::list);
        gate.users("GET", "/contacts/active", this::active);
        gate.users("GET", "/contacts/search", this::search);
        gate.users("POST", "/contacts/filter", this::filter);
    }

    private Answer list(Call call) {
        List<String> labels = call.params().texts("labels");
        List<Contact> found = contacts(call)
                .filter(Contact::isResolved)
                .filter(contact -> labels.isEmpty() || contact.labels.stream().anyMatch(labels::contains))
                .sorted(order(call.params()))
                .toList();
        return counted(call, found);
    }

    private Answer active(Call call) {
        List<Contact> present = world.presence.contacts(call.account()).stream()
                .sorted(order(call.params()))
                .toList();
        return counted(call, present);
    }

    private Answer filter(Call call) {
        List<Contact> found = filter.apply(
                        call.account(), call.params(), contacts(call).filter(Contact::isResolved))
                .sorted(order(call.params()))
                .toList();
        return counted(call, found);
    }

    /** The count of a search is that of its page. */
    private Answer search(Call call) {
        Params params = call.params();
        String query = params.filled("q");
        ObjectNode meta = Json.object();
        if (query == null) {
            meta.putNull("count").set("current_page", Pages.echo(params));
            meta.putNull("has_more");
            return ContactsApi.list(world, meta, List.of(), params);
        }
        Like like = new Like(query.strip());
        List<Contact> found = contacts(call)
                .filter(contact -> like.matches(contact.name)
                        || like.matches(contact.email)
                        || like.matches(contact.phoneNumber)
                        || like.matchesExactly(contact.identifier))
                .sorted(order(params))
                .toList();
        List<Contact> page = Pages.page(found, params, PAGE);
        meta.put("count", page.size()).set("current_page", Pages.echo(params));
        meta.put("has_more", found.size() > Pages.number(params) * PAGE);
        return ContactsApi.list(world, meta, page, params);
    }

    private Answer counted(Call call, List<Contact> found) {
        ObjectNode meta = Json.object().put("count", found.size());
        meta.set("current_page", Pages.echo(call.params()));
        return ContactsApi.list(world, meta, Pages.page(found, call.params(), PAGE), call.params());
    }

    private Stream<Contact> contacts(Call call) {
        return world.contacts.all().stream().filter(contact -> contact.accountId == call.account().id);
    }

    /**
     * Without a known key the rows come as they lie in the database, where a changed row moves to the end. How it sorts
     * equals is left to the database; here the newest comes first.
     */
    private static Comparator<Contact> order(Params params) {
        String sort = params.filled("sort");
        boolean descending = sort != null && sort.startsWith("-");
        Comparator<Contact> order = switch (sort == null ? "" : sort.replaceFirst("^-", "")) {
            case "email" -> texts(contact -> contact.email, descending);
            case "name" -> texts(contact -> contact.name, descending);
            case "phone_number" -> texts(contact -> contact.phoneNumber, descending);
            case "city" -> texts(contact -> attribute(contact, "city"), descending);
            case "country" -> texts(contact -> attribute(contact, "country"), descending);
            case "company_name" -> texts(contact -> attribute(contact, "company_name"), descending);
            case "created_at" -> moments(contact -> contact.createdAt, descending);
            case "last_activity_at" -> moments(contact -> contact.lastActivityAt, descending);
            default -> Comparator.comparing(contact -> contact.updatedAt);
        };
        return order.thenComparing(
                Comparator.comparing((Contact contact) -> contact.id).reversed());
    }

    private static @Nullable String attribute(Contact contact, String key) {
        return contact.additionalAttributes.path(key).textValue();
    }

    /** By letters and digits first, as the database's collation does; nothing comes last. */
    private static Comparator<Contact> texts(Function<Contact, @Nullable String> key, boolean descending) {
        Comparator<String> letters =
                Comparator.comparing(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
        Comparator<String> order = letters.thenComparing(Comparator.naturalOrder());
        return Comparator.comparing(key, Comparator.nullsLast(descending ? order.reversed() : order));
    }

    private static Comparator<Contact> moments(Function<Contact, @Nullable Instant> key, boolean descending) {
        Comparator<Instant> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(key, Comparator.nullsLast(order));
    }
}
