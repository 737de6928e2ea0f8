// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** What a request is expected to be like. Immutable. */
public final class RequestExpectation extends Expectation<ReceivedRequest> implements Receivable {
    private RequestExpectation(String noun, List<Condition<ReceivedRequest>> conditions) {
        super(noun, conditions);
    }

    /** Any request. */
    public static RequestExpectation request() {
        return new RequestExpectation("request", List.of());
    }

    /**
     * A request of this method for this path.
     *
     * @param path without the query; {@code *} stands for any one segment, {@code **} for any number of them
     */
    public static RequestExpectation request(String method, String path) {
        Pattern pattern = Pattern.compile(Arrays.stream(path.split("/", -1))
                .map(segment -> switch (segment) {
                    case "*" -> "[^/]+";
                    case "**" -> ".*";
                    default -> Pattern.quote(segment);
                })
                .collect(Collectors.joining("/")));
        return request()
                .with(
                        method + ' ' + Discreet.path(path),
                        facts -> facts.method().equalsIgnoreCase(method)
                                && pattern.matcher(facts.path()).matches());
    }

    private RequestExpectation with(String words, Predicate<ReceivedRequest> test) {
        return new RequestExpectation("request", and(words, test));
    }

    /** With a header of this value. The value shows in the words of a failure: no secrets here. */
    public RequestExpectation header(String name, String value) {
        return with(
                "with header " + name + ": " + value,
                facts -> facts.header(name).filter(value::equals).isPresent());
    }

    /** By a caller of this kind, which the access token tells. */
    public RequestExpectation by(Caller.Kind kind) {
        return with(
                "by " + kind.name().toLowerCase(Locale.ROOT),
                facts -> facts.caller().kind() == kind);
    }

    /** With the token of the user or bot of this name. */
    public RequestExpectation by(String name) {
        return with("by " + name, facts -> facts.caller().name().equals(name));
    }

    /**
     * With this value in the query or body; numbers and flags are compared by their text.
     *
     * @param field a name, or a JSON pointer such as {@code /message/content}
     */
    public RequestExpectation field(String field, Object value) {
        String pointer = field.startsWith("/") ? field : '/' + field;
        return with("with " + field + " \"" + value + '"', facts -> {
            JsonNode found = facts.body().at(pointer);
            return !found.isMissingNode() && found.asText().equals(String.valueOf(value));
        });
    }

    /** Answered by this status. */
    public RequestExpectation answered(int status) {
        return with("answered " + status, facts -> facts.status() == status);
    }

    /** All of a request is known when it is answered. */
    @Override
    public void requireKnown() {}

    @Override
    public boolean matches(Entry entry) {
        return entry instanceof ReceivedRequest received && super.matches(received);
    }
}
