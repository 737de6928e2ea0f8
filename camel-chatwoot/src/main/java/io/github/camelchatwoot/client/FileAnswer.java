// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An answer whose body is in a file.
 *
 * @param headers names in lower case
 * @param file null: it was no 200, so its body was thrown away
 */
record FileAnswer(
        int status, Map<String, String> headers, @Nullable Path file) {}
