// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.camelchatwoot.sandbox.replay.Deviation.What;

/** The deviations that are known, and the reason of each: lines of step, what, path and reason, tabs between them. */
final class Deviations {

    private static final String FILE = "/sandbox-deviations.tsv";

    private Deviations() {}

    static Map<Deviation, String> listed() {
        try (InputStream in = Objects.requireNonNull(Deviations.class.getResourceAsStream(FILE), FILE)) {
            Map<Deviation, String> listed = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, listed));
            return listed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line, Map<Deviation, String> listed) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 4 || columns[3].isBlank()) {
            throw new IllegalArgumentException("not step, what, path and reason: " + line);
        }
        Deviation deviation = new Deviation(columns[0], What.of(columns[1]), columns[2]);
        if (listed.put(deviation, columns[3]) != null) {
            throw new IllegalArgumentException("listed twice: " + line);
        }
    }
}
