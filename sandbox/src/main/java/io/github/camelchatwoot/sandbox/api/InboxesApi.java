// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.CacheKeys;
import io.github.camelchatwoot.sandbox.action.InboxActions;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.InboxView;
import org.jspecify.annotations.Nullable;

/** Inboxes. */
final class InboxesApi {
    private final World world;
    private final CacheKeys cacheKeys;
    private final Events events;
    private final InboxActions inboxes;
    private final Rows rows;

    InboxesApi(World world, CacheKeys cacheKeys, Events events) {
        this.world = world;
        this.cacheKeys = cacheKeys;
        this.events = events;
        this.inboxes = new InboxActions(world, events);
        this.rows = new Rows(world);
    }

    void addTo(Gate gate) {
        gate.users("GET", "/inboxes", this::list);
        gate.administrators("POST", "/inboxes", this::create);
        gate.users("GET", "/inboxes/{inbox}", this::show);
        gate.administrators("PATCH", "/inboxes/{inbox}", this::update);
        gate.administrators("PUT", "/inboxes/{inbox}", this::update);
        gate.administrators("DELETE", "/inboxes/{inbox}", this::delete);
        gate.administrators("POST", "/inboxes/{inbox}/reset_secret", this::resetSecret);
        gate.users("GET", "/inboxes/{inbox}/agent_bot", this::bot);
        gate.administrators("POST", "/inboxes/{inbox}/set_agent_bot", this::setBot);
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("payload");
        world.inboxes.of(call.account().id).stream()
                .filter(inbox -> Rows.isVisible(inbox, call.caller()))
                .sorted(Comparator.comparing(inbox -> inbox.name.toLowerCase(Locale.ROOT)))
                .forEach(inbox -> list.add(InboxView.rest(inbox, call.isAdministrator())));
        return Answer.json(answer);
    }

    private Answer show(Call call) {
        return answer(rows.visibleInbox(call, call.id("inbox")), call);
    }

    private Answer create(Call call) {
        Params given = call.params();
        Params channel = given.below("channel");
        String name = given.text("name");
        Channel made = channel(world, channel);
        if (made == null) {
            throw Refusal.invalid("Channel must exist", List.of("channel"));
        }
        if (name == null || name.isBlank()) {
            throw Refusal.invalid("Name can't be blank", List.of("name"));
        }
        Inbox inbox = world.addInbox(call.account(), name, made);
        InboxSettings.apply(inbox, given);
        inboxes.created(inbox);
        cacheKeys.inboxesChanged(call.account());
        Answer answer = answer(inbox, call);
        made.readAgain();
        return answer;
    }

    /** An API inbox with what a channel of its own starts with. */
    static Inbox createApi(World world, Account account, String name, @Nullable String webhookUrl) {
        Channel.Api channel = api(world);
        channel.webhookUrl = webhookUrl;
        return world.addInbox(account, name, channel);
    }

    private static Channel.Api api(World world) {
        return new Channel.Api(
                world.nextChannelId(Channel.Api.class), world.tokens.next(), world.tokens.next(), world.tokens.next());
    }

    private static @Nullable Channel channel(World world, Params given) {
        String type = given.text("type");
        return switch (type == null ? "" : type) {
            case "api" -> api(world);
            case "web_widget" -> {
                long id = world.nextChannelId(Channel.WebWidget.class);
                yield new Channel.WebWidget(id, world.tokens.next(), world.tokens.next());
            }
            case "email" -> {
                String email = given.filled("email");
                if (email == null) {
                    throw Refusal.invalid("Email can't be blank", List.of("email"));
                }
                yield new Channel.Email(world.nextChannelId(Channel.Email.class), email);
            }
            default -> null;
        };
    }

    private Answer update(Call call) {
        Inbox inbox = rows.inbox(call, call.id("inbox"));
        inboxes.update(inbox, call.params().object("channel") != null, row -> InboxSettings.apply(row, call.params()));
        cacheKeys.inboxesChanged(call.account());
        if (call.params().object("channel") != null) {
            cacheKeys.inboxesChanged(call.account());
        }
        return answer(inbox, call);
    }

    private Answer delete(Call call) {
        Inbox inbox = rows.inbox(call, call.id("inbox"));
        world.removeInbox(inbox);
        world.conversations.all().stream()
                .filter(conversation -> conversation.inbox().equals(inbox))
                .toList()
                .forEach(world::removeConversation);
        world.contacts.all().stream()
                .flatMap(contact -> world.sessions.of(contact).stream())
                .filter(session -> session.inbox.equals(inbox))
                .toList()
                .forEach(world.sessions::remove);
        events.causedByNobody(() -> cacheKeys.inboxesChanged(call.account()));
        return Answer.json(Json.object().put("message", "Your inbox deletion request will be processed in some time."));
    }

    private Answer bot(Call call) {
        AgentBot bot = rows.visibleInbox(call, call.id("inbox")).activeBot;
        ObjectNode answer = Json.object();
        if (bot == null) {
            answer.putObject("agent_bot");
        } else {
            answer.set("agent_bot", BotsApi.viewWithTokenRow(bot, call));
        }
        return Answer.json(answer);
    }

    private Answer setBot(Call call) {
        Inbox inbox = rows.inbox(call, call.id("inbox"));
        Params given = call.params();
        if (given.raw("agent_bot").isNull()) {
            inbox.activeBot = null;
            return Answer.ok();
        }
        Long id = given.number("agent_bot");
        inbox.activeBot = world.bots
                .find(id == null ? 0 : id)
                .filter(bot -> bot.accountId == call.account().id)
                .orElseThrow(Refusal::notFound);
        return Answer.ok();
    }

    private Answer resetSecret(Call call) {
        Inbox inbox = rows.inbox(call, call.id("inbox"));
        Channel.Api api = inbox.api().orElseThrow(() -> Refusal.head(404));
        api.secret = world.tokens.next();
        inbox.channelUpdatedAt = world.now();
        cacheKeys.inboxesChanged(call.account());
        return answer(inbox, call);
    }

    private static Answer answer(Inbox inbox, Call call) {
        return Answer.json(InboxView.rest(inbox, call.isAdministrator()));
    }
}
