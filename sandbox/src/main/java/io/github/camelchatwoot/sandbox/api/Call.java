// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;

/** An admitted request: who asks for what in which account. */
record Call(Request request, Account account, Sender caller) {
    Params params() {
        return request.params();
    }

    long id(String variable) {
        return request.id(variable);
    }

    /** The caller of a route that bots do not reach. */
    User user() {
        if (caller instanceof User user) {
            return user;
        }
        throw Refusal.unauthorized("Access to this endpoint is not authorized for bots");
    }

    boolean isAdministrator() {
        return caller instanceof User user && user.isAdministrator();
    }
}
