// SPDX-License-Identifier: Apache-2.0
/** The sandbox, tried from outside over real sockets. */
@NullMarked
package io.github.camelchatwoot.sandbox;

import org.jspecify.annotations.NullMarked;
