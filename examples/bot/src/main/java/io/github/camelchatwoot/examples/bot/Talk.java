// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.bot;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import static java.util.Comparator.comparingLong;

/**
 * What was said in a conversation, as Chatwoot has it now. How far the bot has answered stands there too, in the source
 * ids of its answers, so neither a restart nor an event that comes twice makes it answer twice. Immutable.
 *
 * @param status of the conversation; the bot speaks only while it is pending
 * @param lines what customer and answerers said, no notes; each answer of the bot stands behind what it answers
 */
public record Talk(String status, List<Line> lines) {

    /** What the source id of an answer begins with; the id of the last message that it answers follows. */
    static final String ANSWERS = "bot:";

    /** @param answers the customer's message up to which this one answers; 0 for all other messages */
    record Line(long id, boolean byCustomer, String text, long answers) {

        /** The customer may have written on while the bot was thinking. */
        private long place() {
            return answers == 0 ? id : answers;
        }
    }

    public Talk {
        lines = List.copyOf(lines);
    }

    /** @param messages the newest ones, as Chatwoot lists them */
    static Talk of(String status, List<? extends Map<?, ?>> messages) {
        return new Talk(
                status,
                messages.stream()
                        .filter(message -> !Boolean.TRUE.equals(message.get("private")))
                        .filter(message ->
                                type(message).equals("0") || type(message).equals("1"))
                        .map(Talk::line)
                        .sorted(comparingLong(Line::place).thenComparingLong(Line::id))
                        .toList());
    }

    private static String type(Map<?, ?> message) {
        return String.valueOf(message.get("message_type"));
    }

    private static Line line(Map<?, ?> message) {
        String sourceId = Objects.toString(message.get("source_id"), "");
        return new Line(
                Long.parseLong(String.valueOf(message.get("id"))),
                type(message).equals("0"),
                Objects.toString(message.get("content"), "(a file)"),
                sourceId.startsWith(ANSWERS) ? Long.parseLong(sourceId.substring(ANSWERS.length())) : 0);
    }

    /** What the customer has said since the bot's last answer. */
    private List<Line> unanswered() {
        long answered = lines.stream().mapToLong(Line::answers).max().orElse(0);
        return lines.stream()
                .filter(line -> line.byCustomer() && line.id() > answered)
                .toList();
    }

    /** Whether it is the bot's turn. */
    public boolean isOpen() {
        return status.equals("pending") && !unanswered().isEmpty();
    }

    /** The source id of the answer. */
    public String getAnswerId() {
        return ANSWERS + unanswered().stream().mapToLong(Line::id).max().orElseThrow();
    }

    /** What is to be answered. */
    String question() {
        return unanswered().stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
