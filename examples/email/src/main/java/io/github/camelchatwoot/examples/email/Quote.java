// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.util.List;
import java.util.regex.Pattern;

/** Cuts off what a reply quotes at its end. What it quotes in between stays, or the answers would make no sense. */
final class Quote {

    /** Longest sentence that says who wrote when, in lines. */
    private static final int ATTRIBUTION = 3;

    private static final Pattern DATE = Pattern.compile(".*(\\d{4}|\\d{1,2}[:.]\\d{2}).*");
    private static final Pattern SEPARATOR = Pattern.compile("-{3,}[^-]{3,40}-{3,}|_{20,}");
    private static final Pattern HEADER = Pattern.compile("\\p{L}[^:]{1,20}: .*");

    private Quote() {}

    /** The text without it; the whole text where nothing would be left. */
    static String cut(String text) {
        List<String> lines = text.lines().toList();
        int end = beforeOldMail(lines);
        int quote = beforeQuotedLines(lines, end);
        if (quote < end) {
            end = beforeAttribution(lines, quote);
        }
        String answer = String.join("\n", lines.subList(0, end)).strip();
        return answer.isEmpty() ? text : answer;
    }

    /** What Outlook puts in front of the mail that is answered, in any language: a line, then lines with names. */
    private static int beforeOldMail(List<String> lines) {
        for (int i = 0; i + 2 < lines.size(); i++) {
            boolean separates = SEPARATOR.matcher(lines.get(i).strip()).matches();
            if (separates && isHeader(lines.get(i + 1)) && isHeader(lines.get(i + 2))) {
                return i;
            }
        }
        return lines.size();
    }

    private static boolean isHeader(String line) {
        return HEADER.matcher(line.strip()).matches();
    }

    private static int beforeQuotedLines(List<String> lines, int end) {
        int first = end;
        for (int i = end - 1; i >= 0 && (lines.get(i).isBlank() || lines.get(i).startsWith(">")); i--) {
            first = lines.get(i).startsWith(">") ? i : first;
        }
        return first;
    }

    /** The sentence in front of the quoted lines ends with a colon, and has a date or an address. */
    private static int beforeAttribution(List<String> lines, int quote) {
        int last = quote - 1;
        while (last >= 0 && lines.get(last).isBlank()) {
            last--;
        }
        if (last < 0 || !lines.get(last).strip().endsWith(":")) {
            return quote;
        }
        for (int i = last; i >= 0 && i > last - ATTRIBUTION && !lines.get(i).isBlank(); i--) {
            if (DATE.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return lines.get(last).contains("@") ? last : quote;
    }
}
