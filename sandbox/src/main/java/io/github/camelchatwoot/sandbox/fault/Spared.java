// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

/** What no fault ever hits: the control interface and the agent page, which are not Chatwoot's. */
final class Spared {
    private Spared() {}

    static boolean is(String path) {
        return path.equals("/") || path.startsWith("/page/") || path.startsWith("/sandbox/");
    }
}
