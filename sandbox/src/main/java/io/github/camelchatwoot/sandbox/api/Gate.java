// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.function.Function;

import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;

/** Lets those through to the routes of an account who may call them. */
final class Gate {
    private static final String ACCOUNT = "/api/v1/accounts/{account}";

    /** Who may call a route. */
    private enum Access {
        ADMINISTRATORS,
        USERS,
        USERS_AND_BOTS
    }

    private final Router router;
    private final World world;
    private final Events events;

    Gate(Router router, World world, Events events) {
        this.router = router;
        this.world = world;
        this.events = events;
    }

    void administrators(String method, String path, Function<Call, Answer> handler) {
        add(Access.ADMINISTRATORS, method, path, handler);
    }

    void users(String method, String path, Function<Call, Answer> handler) {
        add(Access.USERS, method, path, handler);
    }

    void usersAndBots(String method, String path, Function<Call, Answer> handler) {
        add(Access.USERS_AND_BOTS, method, path, handler);
    }

    /** A route outside of any account; the call is about the caller's own. */
    void profile(String method, String path, Function<Call, Answer> handler) {
        router.add(method, path, request -> {
            Sender caller = caller(request);
            if (!(caller instanceof User user)) {
                throw Refusal.unauthorized("Access to this endpoint is not authorized for bots");
            }
            return handler.apply(new Call(request, account(user.accountId), user));
        });
    }

    private void add(Access access, String method, String path, Function<Call, Answer> handler) {
        router.add(method, ACCOUNT + path, request -> handler.apply(admit(request, access)));
    }

    private Call admit(Request request, Access access) {
        Sender caller = caller(request);
        if (caller instanceof AgentBot && access != Access.USERS_AND_BOTS) {
            throw Refusal.unauthorized("Access to this endpoint is not authorized for bots");
        }
        Account account = account(request.id("account"));
        if (caller instanceof User user && user.accountId != account.id) {
            throw Refusal.unauthorized("You are not authorized to access this account");
        }
        if (caller instanceof AgentBot bot && bot.accountId != account.id) {
            throw Refusal.unauthorized("Bot is not authorized to access this account");
        }
        if (access == Access.ADMINISTRATORS && !(caller instanceof User user && user.isAdministrator())) {
            throw Refusal.forbidden();
        }
        events.causedBy(caller);
        return new Call(request, account, caller);
    }

    private Sender caller(Request request) {
        String token = request.token();
        if (token == null || token.isBlank()) {
            throw Refusal.anonymous();
        }
        return world.caller(token)
                .filter(caller -> !(caller instanceof Contact))
                .orElseThrow(() -> Refusal.unauthorized("Invalid Access Token"));
    }

    private Account account(long id) {
        return world.accounts.find(id).orElseThrow(Refusal::notFound);
    }
}
