// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Access;
import io.github.camelchatwoot.client.Verb;
import io.github.camelchatwoot.client.Version;
import org.jspecify.annotations.Nullable;

/**
 * The description of one REST call: everything that tells it from the others. Immutable; checks itself, so a mistake in
 * the table fails when the table is loaded.
 *
 * @param template the path with its variables
 * @param form what else it can be given
 * @param repeatable whether sending it twice does no more than sending it once
 * @param page the page of Chatwoot's API reference that describes it; null when there is none
 * @param since the first version of Chatwoot that has it; null: every supported one, or that is not known
 */
public record Spec(
        Verb verb,
        PathTemplate template,
        Form form,
        Reply reply,
        boolean repeatable,
        String summary,
        @Nullable String page,
        @Nullable Version since)
        implements Role {

    private static final String REFERENCE = "https://developers.chatwoot.com/api-reference/";
    private static final Set<String> OPEN_TO_ALL = Set.of("/api", "/health");

    static Spec of(Verb verb, String path) {
        boolean repeatable = verb == Verb.GET || verb == Verb.PUT || verb == Verb.DELETE;
        return new Spec(verb, new PathTemplate(path), Form.EMPTY, Reply.nothing(), repeatable, "", null, null);
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

    /** The server wants this moment as ISO 8601, not in seconds since 1970. */
    Spec iso(Param param) {
        return with(form.withIso(Set.of(param)));
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
        return new Spec(verb, template, form, what, repeatable, summary, page, since);
    }

    /** Sending it twice does no more than sending it once. */
    Spec isRepeatable() {
        return new Spec(verb, template, form, reply, true, summary, page, since);
    }

    Spec summary(String words) {
        return new Spec(verb, template, form, reply, repeatable, words, page, since);
    }

    /** The page of Chatwoot's API reference, such as {@code contacts/create-contact}. */
    Spec page(String name) {
        return new Spec(verb, template, form, reply, repeatable, summary, REFERENCE + name, since);
    }

    /** The first version of Chatwoot that has it, such as {@code 4.13.0}. */
    Spec since(String version) {
        return new Spec(verb, template, form, reply, repeatable, summary, page, new Version(version));
    }

    private Spec with(Form other) {
        return new Spec(verb, template, other, reply, repeatable, summary, page, since);
    }

    /** The path with its variables, such as {@code /api/v1/accounts/{account_id}/contacts}. */
    public String path() {
        return template.toString();
    }

    /** The parameters of the path, in order. */
    public List<Param> variables() {
        return template.variables();
    }

    /** The credential that the call needs, which the beginning of the path tells. */
    public Access access() {
        String path = path();
        if (path.startsWith("/platform/")) {
            return Access.PLATFORM;
        }
        return path.startsWith("/public/") || OPEN_TO_ALL.contains(path) ? Access.NONE : Access.TOKEN;
    }

    /**
     * Whether an option may stand for the parameter. Not for the account that a platform app changes or deletes: the
     * option of the component is the account that all other calls are about.
     */
    public boolean takesOption(Param param) {
        boolean changesAccounts = param == Param.ACCOUNT_ID && verb != Verb.GET && access() == Access.PLATFORM;
        return Param.OPTIONS.contains(param) && !changesAccounts;
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

    /** Does something with all parameters that are not part of the path. */
    public void eachParam(Consumer<Param> action) {
        form.each(action);
    }

    /** The parameter that takes files. */
    public Optional<Param> file() {
        return form.file();
    }

    /** Whether the parameter is of use to the call. */
    public boolean uses(Param param) {
        return variables().contains(param) || needs().contains(param) || takes().contains(param);
    }
}
