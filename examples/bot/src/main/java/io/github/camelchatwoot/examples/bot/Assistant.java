// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.bot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

import static java.util.stream.Collectors.joining;

/**
 * Asks an OpenAI-compatible model, and understands what it says. Configured by {@code camel/bot.camel.yaml}, then safe
 * to share across threads.
 */
public final class Assistant {

    private static final ObjectMapper JSON = new ObjectMapper();

    private String model = "";
    private String instructions = "";
    private Pattern people = Pattern.compile("(?!)");
    private double sure = 1;

    public void setModel(String model) {
        this.model = model;
    }

    public void setInstructions(String instructions) {
        this.instructions = instructions;
    }

    /** Words, with commas, that a customer says who wants to talk to a person. */
    public void setPeople(String words) {
        String any = Pattern.compile(",")
                .splitAsStream(words)
                .map(String::strip)
                .map(Pattern::quote)
                .collect(joining("|"));
        this.people = Pattern.compile(
                "\\b(" + any + ")\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** The confidence from which on an answer is given, from 0 to 1. */
    public void setSure(double sure) {
        this.sure = sure;
    }

    /** What was said in the conversation. */
    public Talk read(@ExchangeProperty("status") String status, List<Map<?, ?>> messages) {
        return Talk.of(status, messages);
    }

    /** Whether the customer wants to talk to a person. */
    public boolean isAskedForPeople(@ExchangeProperty("talk") Talk talk) {
        return people.matcher(talk.question()).find();
    }

    /** The request to the model. */
    public Map<String, Object> request(@ExchangeProperty("talk") Talk talk) {
        List<Map<String, String>> turns = new ArrayList<>();
        turns.add(turn("system", instructions));
        talk.lines().forEach(line -> turns.add(turn(line.byCustomer() ? "user" : "assistant", line.text())));
        return Map.of("model", model, "messages", turns, "response_format", Map.of("type", "json_object"));
    }

    private static Map<String, String> turn(String role, String text) {
        return Map.of("role", role, "content", text);
    }

    /**
     * What it says.
     *
     * @throws IOException when that is no JSON, or not what the instructions ask for
     */
    public Reply reply(String answer) throws IOException {
        String said = JSON.readTree(answer).at("/choices/0/message/content").asText();
        @Nullable JsonNode reply = JSON.readTree(said);
        if (reply == null
                || reply.path("answer").asText().isBlank()
                || !reply.path("confidence").isNumber()) {
            throw new IOException("The model's answer has no text, or does not say how sure it is");
        }
        return new Reply(reply.path("answer").asText(), reply.path("confidence").asDouble() >= sure);
    }

    /**
     * What the model says.
     *
     * @param sure whether it is sure enough that the customer is to read it
     */
    public record Reply(String text, boolean sure) {}
}
