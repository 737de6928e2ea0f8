// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text with blanks, of which copies are filled in quickly. Immutable, safe to share across threads. */
public final class Form {

    private final byte[] text;
    private final Map<String, int[]> places;

    /**
     * A form.
     *
     * @param text in ASCII
     * @param blanks texts in it that stand for something else of the same length
     */
    public Form(String text, List<String> blanks) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        this.places = blanks.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), blank -> places(text, blank)));
    }

    private static int[] places(String text, String blank) {
        return IntStream.iterate(text.indexOf(blank), at -> at >= 0, at -> text.indexOf(blank, at + blank.length()))
                .toArray();
    }

    public byte[] copy() {
        return text.clone();
    }

    public int length() {
        return text.length;
    }

    /** Writes bytes over a blank, wherever it stands. */
    public void fill(byte[] copy, String blank, byte[] from, int at) {
        for (int place : places.getOrDefault(blank, new int[0])) {
            System.arraycopy(from, at, copy, place, blank.length());
        }
    }

    /** Writes a number over a blank, wherever it stands. */
    public void fill(byte[] copy, String blank, long number) {
        fill(copy, blank, Long.toString(number).getBytes(StandardCharsets.US_ASCII), 0);
    }
}
