// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** What becomes of deliveries that failed; that depends on whom they were for. Used on the event loop only. */
final class Aftermath {
    private static final int ATTEMPTS_FOR_BOTS = 3;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final World world;
    private final MessageActions messages;
    private final ConversationActions conversations;

    Aftermath(World world, MessageActions messages, ConversationActions conversations) {
        this.world = world;
        this.messages = messages;
        this.conversations = conversations;
    }

    /** Bots, and only they, are told again, if they answer that they are busy or broken. */
    static boolean isTriedAgain(Target target, Failure failure, int attempts) {
        boolean passing = failure.status() == TOO_MANY_REQUESTS || failure.status() == INTERNAL_SERVER_ERROR;
        return target instanceof Target.Bot && passing && attempts < ATTEMPTS_FOR_BOTS;
    }

    /** Only failures to tell of a message have consequences. */
    void givenUp(Target target, @Nullable Event event, Failure failure) {
        if (!(event instanceof Event.MessageEvent about)) {
            return;
        }
        Message message = about.message();
        if (world.messages.find(message.id).isEmpty()) {
            return;
        }
        switch (target.kind()) {
            case ACCOUNT -> {}
            case INBOX -> messages.reportFailedDelivery(message, failure.text());
            case BOT -> conversations.botFailed(message.conversation);
        }
    }
}
