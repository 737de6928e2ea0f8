// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.Words;

/** Users and bots. */
public final class UserView {
    private UserView() {}

    /** An agent as lists and assignments show one. */
    public static ObjectNode agent(User user) {
        ObjectNode view = Json.object()
                .put("id", user.id)
                .put("account_id", user.accountId)
                .put("availability_status", user.availabilityStatus())
                .put("auto_offline", user.autoOffline)
                .put("confirmed", user.confirmed)
                .put("email", user.email)
                .put("provider", "email")
                .put("available_name", user.availableName());
        addCustomAttributes(view, user);
        return view.put("name", user.name)
                .put("role", Words.of(user.role))
                .put("thumbnail", "")
                .putNull("custom_role_id");
    }

    /**
     * A user inside of an event.
     *
     * @param audience jobs do not know the account that they work for, so presence is null in what they send
     */
    public static ObjectNode push(User user, Audience audience) {
        ObjectNode view = Json.object()
                .put("id", user.id)
                .put("name", user.name)
                .put("available_name", user.availableName())
                .put("avatar_url", "")
                .put("type", "user");
        boolean known = audience == Audience.STAFF || audience == Audience.BOTS;
        view.put("availability_status", known ? user.availabilityStatus() : null);
        return view.put("thumbnail", "");
    }

    public static ObjectNode push(AgentBot bot) {
        return Json.object()
                .put("id", bot.id)
                .put("name", bot.name)
                .put("avatar_url", "")
                .put("type", "agent_bot");
    }

    /** The sender of a message. */
    public static ObjectNode push(Sender sender, Audience audience) {
        if (sender instanceof User user) {
            return push(user, audience);
        }
        return sender instanceof AgentBot bot ? push(bot) : ContactView.push((Contact) sender);
    }

    /** Somebody in a webhook. */
    public static ObjectNode webhook(Sender sender, Account account) {
        if (sender instanceof User user) {
            return Json.object()
                    .put("id", user.id)
                    .put("name", user.name)
                    .put("email", user.email)
                    .put("type", "user");
        }
        if (sender instanceof AgentBot bot) {
            return Json.object().put("id", bot.id).put("name", bot.name).put("type", "agent_bot");
        }
        return ContactView.webhook((Contact) sender, account);
    }

    /** A bot as an assignee. */
    public static ObjectNode assignee(AgentBot bot) {
        return Json.object()
                .put("id", bot.id)
                .put("name", bot.name)
                .put("description", bot.description)
                .put("thumbnail", "")
                .put("outgoing_url", bot.outgoingUrl)
                .put("bot_type", "webhook");
    }

    /** A user's own profile, with the tokens. */
    public static ObjectNode profile(User user, Account account) {
        ObjectNode view = Json.object()
                .put("access_token", user.accessToken)
                .put("account_id", account.id)
                .put("available_name", user.availableName())
                .put("avatar_url", "")
                .put("confirmed", user.confirmed)
                .put("display_name", user.displayName)
                .put("message_signature", user.messageSignature)
                .put("email", user.email)
                .put("id", user.id)
                .put("inviter_id", user.inviterId)
                .put("name", user.name)
                .put("provider", "email")
                .put("pubsub_token", user.pubsubToken);
        addCustomAttributes(view, user);
        view.put("role", Words.of(user.role));
        view.set("ui_settings", user.uiSettings);
        view.put("uid", user.email).putNull("type");
        view.putArray("accounts").add(membership(user, account));
        return view;
    }

    private static void addCustomAttributes(ObjectNode view, User user) {
        if (!user.customAttributes.isEmpty()) {
            view.set("custom_attributes", user.customAttributes);
        }
    }

    private static ObjectNode membership(User user, Account account) {
        ObjectNode view = Json.object()
                .put("id", account.id)
                .put("name", account.name)
                .put("status", "active")
                .putNull("onboarding_step")
                .putNull("active_at")
                .put("role", Words.of(user.role));
        view.putArray("permissions").add(Words.of(user.role));
        return view.put("availability", user.availability)
                .put("availability_status", user.availabilityStatus())
                .put("auto_offline", user.autoOffline)
                .putNull("custom_role_id")
                .putNull("custom_role");
    }
}
