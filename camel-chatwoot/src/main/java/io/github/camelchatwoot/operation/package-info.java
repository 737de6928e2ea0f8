// SPDX-License-Identifier: Apache-2.0
/**
 * What Chatwoot can do: the table of operations, the table of headers, and the builder of requests. Knows no Camel but
 * its annotations.
 */
@NullMarked
package io.github.camelchatwoot.operation;

import org.jspecify.annotations.NullMarked;
