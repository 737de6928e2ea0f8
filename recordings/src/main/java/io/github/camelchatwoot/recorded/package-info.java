// SPDX-License-Identifier: Apache-2.0
/** The recordings of a real Chatwoot as objects, and a server that answers with them. */
@NullMarked
package io.github.camelchatwoot.recorded;

import org.jspecify.annotations.NullMarked;
