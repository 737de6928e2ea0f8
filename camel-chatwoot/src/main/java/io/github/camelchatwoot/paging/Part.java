// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as it was answered.
 *
 * @param total how many rows all pages have; null: the server does not say
 */
public record Part(List<?> rows, @Nullable Long total) {}
