// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request that was received completely.
 *
 * @param path the variables of the route's path
 * @param token the access token, in either spelling of its header
 */
public record Request(
        String method,
        String url,
        Map<String, String> path,
        Params params,
        @Nullable String token,
        boolean malformed) {

    /** The id in a path; a text that is no number finds nothing, as on the server. */
    public long id(String variable) {
        return Params.integer(path.getOrDefault(variable, "")).orElse(0L);
    }

    public String text(String variable) {
        return path.getOrDefault(variable, "");
    }
}
