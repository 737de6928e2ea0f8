// SPDX-License-Identifier: Apache-2.0
/** E-mail over IMAP and SMTP, and Chatwoot, in both directions. */
@NullMarked
package io.github.camelchatwoot.examples.email;

import org.jspecify.annotations.NullMarked;
