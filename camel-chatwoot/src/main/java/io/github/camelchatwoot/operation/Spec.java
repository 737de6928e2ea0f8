// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param form what else it can be given
 * @param repeatable whether sending it twice does no more than sending it once
 * @param page the page of Chatwoot's API reference that describes it; null when there is none
 */
public record Spec(
        Verb verb,
        String path,
        List<Param> variables,
        Form form,
        Reply reply,
        boolean repeatable,
        String summary,
        @Nullable String page)
        implements Role {

    private static final String REFERENCE = "https://developers.chatwoot.com/api-reference/";
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");
    private static final Set<String> OPEN_TO_ALL = Set.of("/api", "/health");

    static Spec of(Verb verb, String path) {
        boolean repeatable = verb == Verb.GET || verb == Verb.PUT || verb == Verb.DELETE;
        return new Spec(verb, path, variables(path), Form.EMPTY, Reply.nothing(), repeatable, "", null);
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
        return with(form.withNeeds(List.of(params)));
    }

    Spec takes(Param... params) {
        return with(form.withTakes(List.of(params)));
    }

    /** These go into the query although the call has a body. */
    Spec query(Param... params) {
        return with(form.withQuery(List.of(params)));
    }

    /** A body that is not a Map stands for this parameter. */
    Spec text(Param param) {
        return with(form.withText(param));
    }

    /** The server wants all fields of the body in an object of this name. A Map may have it, or not. */
    Spec within(String root) {
        return with(form.withRoot(root));
    }

    /** Further fields of a Map, or of the query, that the server knows and that have no header of their own. */
    Spec more(String... fields) {
        return with(form.withMore(List.of(fields)));
    }

    Spec answers(Reply what) {
        return new Spec(verb, path, variables, form, what, repeatable, summary, page);
    }

    /** Sending it twice does no more than sending it once. */
    Spec isRepeatable() {
        return new Spec(verb, path, variables, form, reply, true, summary, page);
    }

    Spec summary(String words) {
        return new Spec(verb, path, variables, form, reply, repeatable, words, page);
    }

    /** The page of Chatwoot's API reference, such as {@code contacts/create-contact}. */
    Spec page(String name) {
        return new Spec(verb, path, variables, form, reply, repeatable, summary, REFERENCE + name);
    }

    private Spec with(Form other) {
        return new Spec(verb, path, variables, other, reply, repeatable, summary, page);
    }

    /** The credential that the call needs, which the beginning of the path tells. */
    public Access access() {
        if (path.startsWith("/platform/")) {
            return Access.PLATFORM;
        }
        return path.startsWith("/public/") || OPEN_TO_ALL.contains(path) ? Access.NONE : Access.TOKEN;
    }

    /** Whether the call has a body. A DELETE has one too when it is told what to remove. */
    public boolean hasBody() {
        return verb != Verb.GET && !form.isEmpty();
    }

    public List<Param> needs() {
        return form.needs();
    }

    public List<Param> takes() {
        return form.takes();
    }

    /** Whether the parameter goes into the query. */
    public boolean isInQuery(Param param) {
        return verb == Verb.GET || form.query().contains(param);
    }

    /** What a body that is not a Map stands for; null: only a Map or JSON object will do. */
    public @Nullable Param text() {
        return form.text();
    }

    /** All parameters that are not part of the path. */
    public Stream<Param> params() {
        return form.params();
    }

    /** The parameter that takes files. */
    public Optional<Param> file() {
        return params().filter(param -> param.type().isFile()).findFirst();
    }

    /** Whether the parameter is of use to the call. */
    public boolean uses(Param param) {
        return variables.contains(param) || needs().contains(param) || takes().contains(param);
    }
}
