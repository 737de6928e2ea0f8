// SPDX-License-Identifier: Apache-2.0
/**
 * What happens to events between their source and a route, the same for all sources: filter, echo guard, deduplication,
 * order, a bounded queue, the route, the delivery report. Knows no Camel.
 */
@NullMarked
package io.github.camelchatwoot.intake;

import org.jspecify.annotations.NullMarked;
