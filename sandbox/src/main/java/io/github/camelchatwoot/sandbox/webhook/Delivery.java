// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import io.vertx.core.buffer.Buffer;

/**
 * One event for one URL.
 *
 * @param id the same for every attempt
 */
record Delivery(String id, String url, String secret, Buffer body) {}
