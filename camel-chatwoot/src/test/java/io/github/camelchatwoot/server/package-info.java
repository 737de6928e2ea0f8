// SPDX-License-Identifier: Apache-2.0
/** Small servers that tests talk to over real sockets. */
@NullMarked
package io.github.camelchatwoot.server;

import org.jspecify.annotations.NullMarked;
