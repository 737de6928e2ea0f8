// SPDX-License-Identifier: Apache-2.0
/** The Client API, which the end user's side calls without a token. */
@NullMarked
package io.github.camelchatwoot.sandbox.publicapi;

import org.jspecify.annotations.NullMarked;
