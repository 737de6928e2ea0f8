// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.Arrays;
import java.util.List;

import io.github.camelchatwoot.sandbox.http.Params;

/** The labels that a caller sets: a comma also separates, and what is not named is removed. */
final class LabelList {
    private LabelList() {}

    static List<String> of(Params given) {
        return given.texts("labels").stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }
}
