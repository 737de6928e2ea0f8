// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactOrder;
import io.github.camelchatwoot.sandbox.state.World;

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
        Stream<Contact> resolved = sorted(call).filter(Contact::isResolved);
        if (labels.isEmpty()) {
            return counted(call, world.contacts.countResolved(call.account()), page(resolved, call));
        }
        Set<Contact> labelled = new HashSet<>();
        labels.forEach(label -> labelled.addAll(world.contacts.labelled(call.account(), label)));
        return counted(call, resolved.filter(labelled::contains).toList());
    }

    private Answer active(Call call) {
        Set<Contact> present = new HashSet<>(world.presence.contacts(call.account()));
        return counted(call, sorted(call).filter(present::contains).toList());
    }

    private Answer filter(Call call) {
        return counted(
                call,
                filter.apply(call.account(), call.params(), sorted(call).filter(Contact::isResolved))
                        .toList());
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
        List<Contact> found = sorted(call)
                .filter(contact -> like.matches(contact.name)
                        || like.matches(contact.email)
                        || like.matches(contact.phoneNumber)
                        || like.matchesExactly(contact.identifier))
                .skip((Pages.number(params) - 1) * PAGE)
                .limit(PAGE + 1)
                .toList();
        List<Contact> page = found.subList(0, Math.min(PAGE, found.size()));
        meta.put("count", page.size()).set("current_page", Pages.echo(params));
        meta.put("has_more", found.size() > PAGE);
        return ContactsApi.list(world, meta, page, params);
    }

    private Answer counted(Call call, List<Contact> found) {
        return counted(call, found.size(), page(found.stream(), call));
    }

    private Answer counted(Call call, int count, List<Contact> page) {
        ObjectNode meta = Json.object().put("count", count);
        meta.set("current_page", Pages.echo(call.params()));
        return ContactsApi.list(world, meta, page, call.params());
    }

    private static List<Contact> page(Stream<Contact> found, Call call) {
        return Pages.page(found, call.params(), PAGE);
    }

    /** All contacts of the account in the order that is asked for; without a known key as the database has them. */
    private Stream<Contact> sorted(Call call) {
        String sort = call.params().filled("sort");
        boolean descending = sort != null && sort.startsWith("-");
        ContactOrder order = switch (sort == null ? "" : sort.replaceFirst("^-", "")) {
            case "email" -> ContactOrder.EMAIL;
            case "name" -> ContactOrder.NAME;
            case "phone_number" -> ContactOrder.PHONE_NUMBER;
            case "city" -> ContactOrder.CITY;
            case "country" -> ContactOrder.COUNTRY;
            case "company_name" -> ContactOrder.COMPANY_NAME;
            case "created_at" -> ContactOrder.CREATED_AT;
            case "last_activity_at" -> ContactOrder.LAST_ACTIVITY_AT;
            default -> ContactOrder.UPDATED_AT;
        };
        boolean turned = descending && order != ContactOrder.UPDATED_AT;
        return world.contacts.sorted(call.account(), order, turned).stream();
    }
}
