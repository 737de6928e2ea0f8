// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.recorded.Effect;
import io.github.camelchatwoot.recorded.Frame;
import io.github.camelchatwoot.recorded.Hook;

/** What arrived because of a step, then and now. */
final class Effects {

    /** It is told who is online whenever a client shows that it is there. */
    private static final String OPTIONAL = " presence.update";

    private static final String SIGNATURE = "sha256=[0-9a-f]{64}";

    private Effects() {}

    /** Two effects that belong together. */
    record Pair(String name, List<Difference> differences) {}

    /** Which effects belong together, and the names of those that have no counterpart. */
    record Match(List<Pair> pairs, List<String> missing, List<String> extra) {}

    /** Whether it is no wonder that an effect of the name is missing, or there in excess. */
    static boolean isOptional(String name) {
        return name.endsWith(OPTIONAL);
    }

    /** The recipient and the event. */
    static String name(Effect effect) {
        String kind = effect instanceof Frame ? "cable " : "webhook ";
        return kind + effect.to() + " " + event(body(effect));
    }

    private static String body(Effect effect) {
        return effect instanceof Hook hook ? hook.body() : ((Frame) effect).text();
    }

    private static String event(String text) {
        JsonNode json = Texts.parse(text);
        JsonNode event = json.has("event") ? json.path("event") : json.at("/message/event");
        return event.isMissingNode() ? json.path("type").asText() : event.asText();
    }

    /** Everything about an effect as one document. */
    private static JsonNode document(Effect effect) {
        if (effect instanceof Frame frame) {
            JsonNode json = Texts.parse(frame.text());
            if (json instanceof ObjectNode object && object.path("identifier").isTextual()) {
                object.set("identifier", Texts.parse(object.path("identifier").asText()));
            }
            return json;
        }
        Hook hook = (Hook) effect;
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("method", hook.method()).put("url", hook.url());
        ObjectNode headers = document.putObject("headers");
        hook.fields().forEach(field -> headers.put(field.getKey(), header(field.getKey(), field.getValue(), hook)));
        document.set("body", Texts.parse(hook.body()));
        return document;
    }

    /** Signatures are checked elsewhere; a length is right when it is that of the body. */
    private static String header(String name, String value, Hook hook) {
        int length = hook.body().getBytes(StandardCharsets.UTF_8).length;
        return switch (name) {
            case "X-Chatwoot-Signature" -> value.replaceAll(SIGNATURE, "sha256=*");
            case "Content-Length" -> value.equals(String.valueOf(length)) ? "*" : value;
            default -> value;
        };
    }

    /** Finds the pairs among effects of the same name, the most alike first. */
    static Match match(List<? extends Effect> want, List<? extends Effect> got, Comparison comparison) {
        List<String> wanted = want.stream().map(Effects::name).toList();
        List<String> events = want.stream().map(effect -> event(body(effect))).toList();
        List<String> gotten = got.stream().map(Effects::name).toList();
        List<JsonNode> wants = want.stream().map(Effects::document).toList();
        List<JsonNode> gots = got.stream().map(Effects::document).toList();
        List<Pairing.Pair> pairs = Pairing.of(
                want.size(),
                got.size(),
                (i, j) -> wanted.get(i).equals(gotten.get(j))
                        ? Optional.of(comparison.of(events.get(i)).differences(wants.get(i), gots.get(j)).stream()
                                .filter(difference -> !Volatile.isHarmless(difference, ""))
                                .toList())
                        : Optional.empty());
        Set<Integer> usedWants = new HashSet<>();
        Set<Integer> usedGots = new HashSet<>();
        List<Pair> named = new ArrayList<>();
        for (Pairing.Pair pair : pairs) {
            usedWants.add(pair.want());
            usedGots.add(pair.got());
            named.add(new Pair(wanted.get(pair.want()), pair.differences()));
        }
        return new Match(named, unused(wanted, usedWants), unused(gotten, usedGots));
    }

    private static List<String> unused(List<String> names, Set<Integer> used) {
        return IntStream.range(0, names.size())
                .filter(i -> !used.contains(i))
                .mapToObj(names::get)
                .filter(name -> !isOptional(name))
                .toList();
    }
}
