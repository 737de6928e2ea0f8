// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import org.jspecify.annotations.Nullable;

/** A label that an account offers. */
public record Label(
        long id,
        long accountId,
        String title,
        @Nullable String description,
        @Nullable String color,
        boolean showOnSidebar) {}
