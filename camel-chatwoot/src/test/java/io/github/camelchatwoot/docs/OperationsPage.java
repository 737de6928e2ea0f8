// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Media;
import io.github.camelchatwoot.operation.Continuation;
import io.github.camelchatwoot.operation.Merge;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Reply;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.operation.Thing;
import org.jspecify.annotations.Nullable;

/** {@code docs/operations.md}: what stands in the table of operations, grouped by resource. */
final class OperationsPage {

    private static final String ACCOUNT = "/api/v1/accounts/{account_id}";

    /** Resources that belong to another one. */
    private static final Map<String, String> BELONGS_TO = Map.ofEntries(
            Map.entry("", "Account"),
            Map.entry("actions", "Contacts"),
            Map.entry("contact_inboxes", "Contacts"),
            Map.entry("upload", "Messages"),
            Map.entry("inbox_members", "Inboxes"),
            Map.entry("assignable_agents", "Inboxes"),
            Map.entry("bulk_actions", "Changes of many"),
            Map.entry("custom_attribute_definitions", "Custom attributes"),
            Map.entry("custom_filters", "Saved filters"),
            Map.entry("notification_settings", "Notifications"),
            Map.entry("reporting_events", "Reports"),
            Map.entry("csat_survey_responses", "Satisfaction surveys"),
            Map.entry("portals", "Help centers"),
            Map.entry("sla_policies", "Service levels (SLA)"),
            Map.entry("applied_slas", "Service levels (SLA)"),
            Map.entry("audit_logs", "Account"),
            Map.entry("cache_keys", "Account"),
            Map.entry("update_active_at", "Account"));

    private static final String INTRODUCTION = """
            # Operations

            <!-- Made from the table Operation by DocsTest; do not edit. -->

            %d operations of Chatwoot 4.15.1. Behind each stands what it **needs** and what it takes besides: headers, without
            `CamelChatwoot` in front (`ContactId` is the header `CamelChatwootContactId`; all of them in [headers.md](headers.md)).
            Everything but the ids at the beginning, which are part of the path, may also be a field of a Map as body. A body
            of another kind stands for the header in *italics*. After "fields:" stand further fields that the server knows: give
            them in a Map; where there is no body (`GET`), in the header `CamelChatwootQueryParameters`.

            Answers are unwrapped: the body is the thing itself, and its ids become headers. A ° marks answers that nobody has
            recorded yet: their shape is what Chatwoot's source says, and when the server answers with another one, you get it as
            it is. The links lead to Chatwoot's API reference, where it has a page. What adds, removes or merges where the server
            only replaces makes two calls, see [chatwoot-component.md](chatwoot-component.md#adding-and-removing).

            A list of which an answer is only a part says how it goes on: by pages, or by message ids. With `paging=all` all of it
            is read, see [chatwoot-component.md](chatwoot-component.md#long-lists); other lists have no more to show.

            """;

    private OperationsPage() {}

    static String text() {
        Map<String, List<Operation>> groups = new LinkedHashMap<>();
        for (Operation operation : Operation.values()) {
            Spec spec = spec(operation);
            if (spec != null) {
                groups.computeIfAbsent(group(spec), unused -> new ArrayList<>()).add(operation);
            }
        }
        long count = groups.values().stream().mapToLong(List::size).sum();
        StringBuilder page = new StringBuilder(INTRODUCTION.formatted(count));
        page.append("## Any path\n\n");
        page.append("`callApi`: ").append(Operation.CALL_API.role().summary()).append(' ');
        page.append("See [chatwoot-component.md](chatwoot-component.md#any-path).\n");
        page.append("\n## Delivering messages\n\n");
        page.append("`deliverMessage`: ")
                .append(Operation.DELIVER_MESSAGE.role().summary())
                .append(' ');
        page.append("See [chatwoot-component.md](chatwoot-component.md#delivering-messages).\n");
        groups.forEach((title, operations) -> {
            page.append("\n## ").append(title).append("\n\n");
            page.append("| operation | does | needs and takes | answers |\n|---|---|---|---|\n");
            operations.forEach(operation -> page.append(row(operation)));
        });
        return page.toString();
    }

    private static String group(Spec spec) {
        String path = spec.path();
        if (path.startsWith("/public/")) {
            return "Client API";
        }
        if (path.startsWith("/platform/")) {
            return "Platform API";
        }
        if (path.startsWith("/api/v2/")) {
            return "Reports";
        }
        if (path.startsWith("/api/v1/profile")) {
            return "Profile";
        }
        if (!path.startsWith(ACCOUNT)) {
            return "Server";
        }
        if (path.contains("/messages") || path.endsWith("/direct_uploads")) {
            return "Messages";
        }
        String[] segments = path.substring(ACCOUNT.length()).split("/", -1);
        String resource = segments.length > 1 ? segments[1] : "";
        return BELONGS_TO.containsKey(resource) ? BELONGS_TO.get(resource) : sentence(resource);
    }

    private static String sentence(String resource) {
        String words = resource.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The call that an operation is, or ends with; null when it is no call. */
    private static @Nullable Spec spec(Operation operation) {
        if (operation.role() instanceof Merge merge) {
            return merge.writing();
        }
        return operation.role() instanceof Spec spec ? spec : null;
    }

    private static String row(Operation operation) {
        Spec spec = Objects.requireNonNull(spec(operation));
        String name = "`" + operation + "`";
        boolean linked = spec.page() != null && operation.role() instanceof Spec;
        String first = linked ? "[" + name + "](" + spec.page() + ")" : name;
        return "| " + first + " | " + operation.role().summary() + since(spec) + " | " + given(spec) + " | "
                + answers(spec.reply()) + " |\n";
    }

    private static String since(Spec spec) {
        return spec.since() == null ? "" : " Chatwoot " + spec.since() + " and newer.";
    }

    private static String given(Spec spec) {
        Stream<String> needs = Stream.concat(spec.variables().stream(), spec.needs().stream())
                .map(param -> "**" + shown(spec, param) + "**");
        Stream<String> takes = spec.takes().stream().map(param -> shown(spec, param));
        String params = Stream.concat(needs, takes).collect(Collectors.joining(", "));
        List<String> more = spec.form().more();
        if (more.isEmpty()) {
            return params;
        }
        return params + (params.isEmpty() ? "" : "; ") + "fields: "
                + more.stream().map(field -> "`" + field + "`").collect(Collectors.joining(", "));
    }

    private static String shown(Spec spec, Param param) {
        String name = param.header().substring("CamelChatwoot".length());
        return param == spec.text() ? "*" + name + "*" : name;
    }

    private static String answers(Reply reply) {
        return what(reply) + (reply.seen() ? "" : " °");
    }

    private static String what(Reply reply) {
        if (reply.media() != Media.JSON) {
            return "CSV text";
        }
        if (reply.empty() && reply.pointer().isEmpty()) {
            return "nothing";
        }
        String thing = reply.thing() == Thing.VALUE ? "" : words(reply.thing());
        if (reply.list()) {
            return (thing.isEmpty() ? "List" : "List: " + thing) + goesOn(reply.continuation());
        }
        return thing.isEmpty() ? "as it is" : thing;
    }

    private static String goesOn(Continuation continuation) {
        if (continuation instanceof Continuation.Whole) {
            return "";
        }
        return continuation instanceof Continuation.Pages ? ", by pages" : ", by message ids";
    }

    private static String words(Thing thing) {
        return thing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
