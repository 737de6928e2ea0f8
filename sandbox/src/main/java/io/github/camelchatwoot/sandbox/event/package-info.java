// SPDX-License-Identifier: Apache-2.0
/** What the server tells others about. */
@NullMarked
package io.github.camelchatwoot.sandbox.event;

import org.jspecify.annotations.NullMarked;
