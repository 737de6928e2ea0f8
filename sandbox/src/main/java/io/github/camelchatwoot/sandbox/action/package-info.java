// SPDX-License-Identifier: Apache-2.0
/** What happens when something changes: rules, follow-up changes and the events that they set off. */
@NullMarked
package io.github.camelchatwoot.sandbox.action;

import org.jspecify.annotations.NullMarked;
