// SPDX-License-Identifier: Apache-2.0
/** All events of Chatwoot in Kafka, and two readers that share them. */
@NullMarked
package io.github.camelchatwoot.examples.eventlog;

import org.jspecify.annotations.NullMarked;
