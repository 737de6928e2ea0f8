// SPDX-License-Identifier: Apache-2.0
/**
 * One message into Chatwoot, with all that it needs: contact, session and conversation are found or created, and a
 * message that is delivered again is found, not doubled. Knows no Camel; no thread waits.
 */
@NullMarked
package io.github.camelchatwoot.delivery;

import org.jspecify.annotations.NullMarked;
