// SPDX-License-Identifier: Apache-2.0
/** Data to start with: accounts, inboxes, people and what they said, written in code or in a file. */
@NullMarked
package io.github.camelchatwoot.sandbox.data;

import org.jspecify.annotations.NullMarked;
