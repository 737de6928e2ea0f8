// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

/** The HTTP methods that Chatwoot's API uses. */
public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
