// SPDX-License-Identifier: Apache-2.0
/** What the double was asked and told, what it holds, and how tests describe what they expect of both. */
@NullMarked
package io.github.camelchatwoot.sandbox.journal;

import org.jspecify.annotations.NullMarked;
