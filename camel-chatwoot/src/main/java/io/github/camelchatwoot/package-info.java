// SPDX-License-Identifier: Apache-2.0
/**
 * The Apache Camel component for Chatwoot: Camel's surface, and the only place where exchanges are read and written.
 */
@NullMarked
package io.github.camelchatwoot;

import org.jspecify.annotations.NullMarked;
