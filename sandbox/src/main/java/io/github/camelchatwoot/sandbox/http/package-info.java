// SPDX-License-Identifier: Apache-2.0
/** Requests, answers and the routes between them; knows nothing of Chatwoot's resources. */
@NullMarked
package io.github.camelchatwoot.sandbox.http;

import org.jspecify.annotations.NullMarked;
