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

    private static InputStream open(String resource) {
        return Objects.requireNonNull(
                Recordings.class.getClassLoader().getResourceAsStream(resource), () -> "no " + resource);
    }

    private static List<Step> read() {
        Variables variables = new Variables();
        List<Step> steps = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = open("recordings/" + file + ".json")) {
                for (JsonNode step : JSON.readTree(in).path("steps")) {
                    steps.add(step(file.substring(0, file.indexOf('-')), step, variables));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(steps);
    }

    private static Step step(String file, JsonNode step, Variables variables) {
        String as = step.path("as").asText();
        String token = variables.token(as);
        JsonNode response = step.path("response");
        Sent sent = sent(step.path("request"), URI.create(response.path("url").asText()), variables);
        Answered answered = new Answered(
                response.path("status").asInt(),
                headers(response.path("headers")),
                response.path("body").asText());
        variables.capture(step.path("capture"), answered);
        String name = file + "/" + step.path("id").asText();
        return new Step(name, as, token, sent, answered, hooks(name, step.path("effects")));
    }

    private static Sent sent(JsonNode request, URI url, Variables variables) {
        Map<String, String> headers = new HashMap<>();
        request.path("header")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Sent(
                request.path("method").asText(),
                url.getRawPath(),
                query(url.getRawQuery() == null ? "" : url.getRawQuery()),
                headers,
                Optional.ofNullable(request.get("json")).map(variables::fill).or(() -> object(request.path("raw"))),
                Optional.ofNullable(request.get("raw")).map(JsonNode::asText),
                items(request.path("multipart")).map(Recordings::part).toList());
    }

    private static Optional<JsonNode> object(JsonNode raw) {
        try {
            return Optional.of(JSON.readTree(raw.asText())).filter(JsonNode::isObject);
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
                part.path("bytes").asInt());
    }

    private static List<Hook> hooks(String step, JsonNode effects) {
        List<Hook> hooks = new ArrayList<>();
        for (JsonNode effect : effects) {
            if (effect.path("kind").asText().equals("webhook")) {
                hooks.add(new Hook(
                        step + "#" + (hooks.size() + 1),
                        effect.path("to").asText(),
                        headers(effect.path("headers")),
                        effect.path("body").asText()));
            }
        }
        return hooks;
    }

    private static Map<String, String> headers(JsonNode pairs) {
        Map<String, String> headers = new HashMap<>();
        pairs.forEach(pair -> headers.put(
                pair.get(0).asText().toLowerCase(Locale.ROOT), pair.get(1).asText()));
        return headers;
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
