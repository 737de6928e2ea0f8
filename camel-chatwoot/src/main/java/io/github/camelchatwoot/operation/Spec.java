// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Access;
import io.github.camelchatwoot.client.Verb;
import org.jspecify.annotations.Nullable;

/**
 * The description of one REST call: everything that tells it from the others. Immutable; checks itself, so a mistake in
 * the table fails when the table is loaded.
 *
 * @param path template with variables such as {@code {conversation_id}}, which name a {@link Param}
 * @param variables the parameters of the path, in order
 * @param needs parameters without which the call makes no sense
 * @param takes further parameters
 * @param query those of them that go into the query although the call has a body
 * @param text what a body that is not a Map stands for; null: only a Map or JSON object will do
 * @param repeatable whether sending it twice does no more than sending it once
 * @param page the page of Chatwoot's API reference that describes it; null when there is none
 */
public record Spec(
        Verb verb,
        String path,
        List<Param> variables,
        List<Param> needs,
        List<Param> takes,
        Set<Param> query,
        @Nullable Param text,
        Reply reply,
        boolean repeatable,
        String summary,
        @Nullable String page)
        implements Role {

    private static final String REFERENCE = "https://developers.chatwoot.com/api-reference/";
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    public Spec {
        needs = List.copyOf(needs);
        takes = List.copyOf(takes);
        query = Set.copyOf(query);
        Set<String> fields = new HashSet<>();
        Stream.concat(needs.stream(), takes.stream()).forEach(param -> {
            if (!param.isSent() || !fields.add(param.field())) {
                throw new IllegalArgumentException(path + ": two parameters are sent as " + param.field());
            }
        });
    }

    static Spec of(Verb verb, String path) {
        boolean repeatable = verb == Verb.GET || verb == Verb.PUT || verb == Verb.DELETE;
        return new Spec(
                verb,
                path,
                variables(path),
                List.of(),
                List.of(),
                Set.of(),
                null,
                Reply.nothing(),
                repeatable,
                "",
                null);
    }

    private static List<Param> variables(String path) {
        List<Param> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            variables.add(Param.ofVariable(matcher.group(1)));
        }
        return List.copyOf(variables);
    }

    Spec needs(Param... params) {
        return copy(List.of(params), takes, query, text, reply, repeatable, summary, page);
    }

    Spec takes(Param... params) {
        return copy(needs, List.of(params), query, text, reply, repeatable, summary, page);
    }

    /** These go into the query although the call has a body. */
    Spec query(Param... params) {
        List<Param> more = new ArrayList<>(takes);
        more.addAll(List.of(params));
        return copy(needs, more, Set.of(params), text, reply, repeatable, summary, page);
    }

    /** A body that is not a Map stands for this parameter. */
    Spec text(Param param) {
        return copy(needs, takes, query, param, reply, repeatable, summary, page);
    }

    Spec answers(Reply what) {
        return copy(needs, takes, query, text, what, repeatable, summary, page);
    }

    /** Sending it twice does no more than sending it once. */
    Spec isRepeatable() {
        return copy(needs, takes, query, text, reply, true, summary, page);
    }

    Spec summary(String words) {
        return copy(needs, takes, query, text, reply, repeatable, words, page);
    }

    /** The page of Chatwoot's API reference, such as {@code contacts/create-contact}. */
    Spec page(String name) {
        return copy(needs, takes, query, text, reply, repeatable, summary, REFERENCE + name);
    }

    private Spec copy(
            List<Param> newNeeds,
            List<Param> newTakes,
            Set<Param> newQuery,
            @Nullable Param newText,
            Reply newReply,
            boolean newRepeatable,
            String newSummary,
            @Nullable String newPage) {
        return new Spec(
                verb,
                path,
                variables,
                newNeeds,
                newTakes,
                newQuery,
                newText,
                newReply,
                newRepeatable,
                newSummary,
                newPage);
    }

    /** The credential that the call needs, which the beginning of the path tells. */
    public Access access() {
        return path.startsWith("/public/") ? Access.NONE : Access.TOKEN;
    }

    /** Whether the call has a body. */
    public boolean hasBody() {
        return verb != Verb.GET && verb != Verb.DELETE && !(needs.isEmpty() && takes.isEmpty());
    }

    /** All parameters that are not part of the path. */
    public Stream<Param> params() {
        return Stream.concat(needs.stream(), takes.stream());
    }

    /** Whether the parameter is of use to the call. */
    public boolean uses(Param param) {
        return variables.contains(param) || needs.contains(param) || takes.contains(param);
    }
}
