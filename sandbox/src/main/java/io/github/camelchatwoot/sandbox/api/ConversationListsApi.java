// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ConversationView;

/** Lists, searches and filters of conversations. */
final class ConversationListsApi {
    private static final int PAGE = 25;

    private final World world;
    private final ConversationView views;
    private final ConversationFilter filter;

    ConversationListsApi(World world, ConversationView views) {
        this.world = world;
        this.views = views;
        this.filter = new ConversationFilter(world);
    }

    void addTo(Gate gate) {
        gate.users("GET", "/conversations", this::list);
        gate.users("GET", "/conversations/meta", this::meta);
        gate.users("GET", "/conversations/search", this::search);
        gate.users("GET", "/conversations/unread_counts", this::unreadCounts);
        gate.users("POST", "/conversations/filter", this::filter);
    }

    private Answer list(Call call) {
        ConversationFinder finder = new ConversationFinder(world, call);
        Selection all = finder.all();
        ObjectNode answer = Json.object();
        ObjectNode data = answer.putObject("data");
        data.set("meta", counts(all, call, true));
        data.putArray("payload").addAll(ConversationsApi.views(finder.page(all), views, call));
        return Answer.json(answer);
    }

    private Answer meta(Call call) {
        return Answer.json(Json.object().set("meta", counts(new ConversationFinder(world, call).all(), call, true)));
    }

    private Answer filter(Call call) {
        Stream<Conversation> visible = ConversationFinder.visible(world, call);
        List<Conversation> found =
                filter.apply(call.account(), call.params(), visible).toList();
        ObjectNode answer = Json.object();
        answer.set("meta", counts(new Selection.Listed(found), call, false));
        answer.putArray("payload").addAll(ConversationsApi.views(Pages.page(found, call.params(), PAGE), views, call));
        return Answer.json(answer);
    }

    /** Looks into the messages; all states of conversations count. */
    private Answer search(Call call) {
        Params params = call.params();
        String query = params.text("q");
        Like like = new Like(query == null ? "" : query);
        List<Conversation> found = ConversationFinder.visible(world, call)
                .filter(row -> row.messages.values().stream().anyMatch(message -> isFound(message, like)))
                .toList();
        ObjectNode answer = Json.object();
        answer.set("meta", counts(new Selection.Listed(found), call, false));
        ArrayNode list = answer.putArray("payload");
        Pages.page(found, params, PAGE).forEach(row -> list.add(searchView(row, like)));
        return Answer.json(answer);
    }

    private static boolean isFound(Message message, Like like) {
        boolean said = message.type == Message.Type.INCOMING || message.type == Message.Type.OUTGOING;
        return said && like.matches(message.content);
    }

    private static ObjectNode searchView(Conversation row, Like like) {
        ObjectNode view = Json.object()
                .put("id", row.displayId)
                .put("uuid", row.uuid.toString())
                .put("created_at", Times.seconds(row.createdAt));
        view.putObject("contact").put("id", row.contact().id).put("name", row.contact().name);
        view.putObject("inbox")
                .put("id", row.inbox().id)
                .put("name", row.inbox().name)
                .put("channel_type", row.inbox().channel.type());
        ArrayNode list = view.putArray("messages");
        row.messages.values().stream()
                .filter(message -> isFound(message, like))
                .forEach(message -> list.addObject()
                        .put("content", message.content)
                        .put("id", message.id)
                        .put("sender_name", message.sender == null ? null : message.sender.title())
                        .put("message_type", message.type.number())
                        .put("created_at", Times.seconds(message.createdAt)));
        return view.put("account_id", row.account.id);
    }

    private Answer unreadCounts(Call call) {
        throw Refusal.error(403, "Conversation unread counts feature not enabled for this account");
    }

    private static ObjectNode counts(Selection all, Call call, boolean withAssigned) {
        ObjectNode counts = Json.object().put("mine_count", all.count(call.caller()::equals));
        if (withAssigned) {
            counts.put("assigned_count", all.count(Selection.ASSIGNED));
        }
        return counts.put("unassigned_count", all.count(Selection.UNASSIGNED))
                .put("all_count", all.count(Selection.ANYBODY));
    }
}
