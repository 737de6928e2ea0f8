// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What was recorded with a real server, in the order in which it happened. */
public final class Recordings {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> FILES = List.of(
            "01-platform",
            "02-account",
            "03-contacts",
            "04-conversations",
            "05-messages",
            "06-client",
            "07-bot",
            "08-webhook-faults",
            "09-automation",
            "10-bridge-day",
            "07b-bot-faults",
            "11-inbox-modes",
            "12-pages",
            "13-limits",
            "15-delivery",
            "14-inbox-events");

    private static final List<Step> STEPS = read();

    private Recordings() {}

    public static List<Step> steps() {
        return STEPS;
    }

    /** The steps of a file such as {@code 03-contacts}. */
    public static List<Step> steps(String file) {
        return STEPS.stream()
                .filter(step -> step.name().startsWith(number(file) + "/"))
                .toList();
    }

    private static String number(String file) {
        return file.substring(0, file.indexOf('-'));
    }

    /** The step of a name such as {@code 03/create-malformed}. */
    public static Step step(String name) {
        return STEPS.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step " + name));
    }

    /** All deliveries of webhooks. */
    public static List<Hook> hooks() {
        return STEPS.stream().flatMap(step -> step.hooks().stream()).toList();
    }

    /** The lines of a text file on the class path, as columns. */
    public static List<List<String>> table(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String resource) {
        return Objects.requireNonNull(
                Recordings.class.getClassLoader().getResourceAsStream(resource), () -> "no " + resource);
    }

    private static List<Step> read() {
        Variables variables = new Variables();
        List<Step> steps = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = open("recordings/" + file + ".json")) {
                for (JsonNode step : JSON.readTree(in).path("steps")) {
                    steps.add(step(number(file), step, variables));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(steps);
    }

    private static Step step(String file, JsonNode step, Variables variables) {
        String name = file + "/" + step.path("id").asText();
        String as = step.path("as").asText();
        String token = variables.token(as);
        JsonNode response = step.path("response");
        Sent template = template(step.path("request"));
        Sent sent = sent(template, URI.create(response.path("url").asText()), variables);
        Answered answered = new Answered(
                response.path("status").asInt(),
                lowerCase(fields(response.path("headers"))),
                response.path("body").asText());
        Map<String, String> captures = texts(step.path("capture"));
        Set<String> missing = captures.isEmpty() ? Set.of() : variables.capture(captures, answered.json());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(name + " does not answer " + missing);
        }
        return new Step(name, as, token, template, captures, sent, answered, effects(name, step.path("effects")));
    }

    private static Sent template(JsonNode request) {
        return new Sent(
                request.path("method").asText(),
                request.path("path").asText(),
                fields(request.path("query")),
                texts(request.path("header")),
                Optional.ofNullable(request.get("json")),
                Optional.ofNullable(request.get("raw")).map(JsonNode::asText),
                items(request.path("multipart")).map(Recordings::part).toList());
    }

    private static Sent sent(Sent template, URI url, Variables variables) {
        return new Sent(
                template.method(),
                url.getRawPath(),
                query(url.getRawQuery() == null ? "" : url.getRawQuery()),
                template.headers(),
                template.json().map(variables::fill).or(() -> template.raw().flatMap(Recordings::object)),
                template.raw(),
                template.parts());
    }

    private static Optional<JsonNode> object(String raw) {
        try {
            return Optional.of(JSON.readTree(raw)).filter(JsonNode::isObject);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static Sent.Part part(JsonNode part) {
        return new Sent.Part(
                part.path("name").asText(),
                Optional.ofNullable(part.get("value")).map(JsonNode::asText),
                part.path("filename").asText(),
                part.path("type").asText(),
                part.path("bytes").asInt(),
                part.path("sha256").asText());
    }

    private static List<Effect> effects(String step, JsonNode effects) {
        List<Effect> list = new ArrayList<>();
        for (JsonNode effect : effects) {
            String to = effect.path("to").asText();
            list.add(
                    effect.path("kind").asText().equals("cable")
                            ? new Frame(to, effect.path("frame").asText())
                            : hook(step + "#" + (list.size() + 1), to, effect));
        }
        return list;
    }

    private static Hook hook(String name, String to, JsonNode effect) {
        return new Hook(
                name,
                to,
                effect.path("method").asText(),
                effect.path("url").asText(),
                fields(effect.path("headers")),
                effect.path("body").asText(),
                Optional.of(effect.path("answered")).filter(JsonNode::isInt).map(JsonNode::intValue));
    }

    private static List<Map.Entry<String, String>> fields(JsonNode pairs) {
        return items(pairs)
                .map(pair -> Map.entry(pair.get(0).asText(), pair.get(1).asText()))
                .toList();
    }

    private static Map<String, String> lowerCase(List<Map.Entry<String, String>> fields) {
        Map<String, String> headers = new HashMap<>();
        fields.forEach(field -> headers.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
        return headers;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** The names and values of a query, decoded. */
    static List<Map.Entry<String, String>> query(String raw) {
        return Arrays.stream(raw.split("&", -1))
                .filter(field -> !field.isEmpty())
                .map(field -> field.split("=", 2))
                .map(field -> Map.entry(decoded(field[0]), field.length > 1 ? decoded(field[1]) : ""))
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
