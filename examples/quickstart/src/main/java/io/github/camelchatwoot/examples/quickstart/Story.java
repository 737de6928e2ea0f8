// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

import java.io.IOException;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;

/**
 * A short conversation in both directions. The customer is real to the bridge; the agent answers over Chatwoot's API.
 */
final class Story {

    static final String CUSTOMER = "+4915112345678";
    static final String QUESTION = "Hello! Is my parcel coming today? \uD83D\uDCE6";
    static final String ANSWER = "Yes, today between 2 and 4 pm.";
    static final String NOTE = "Parcel 4711 is on the van already.";
    static final String LONG_ANSWER =
            "You can also follow the driver on the map. ".repeat(5).strip();
    static final String THANKS = "Great, thank you!";

    private final Agent agent;
    private final SmsGateway gateway;
    private final String smsUrl;

    Story(Agent agent, SmsGateway gateway, String smsUrl) {
        this.agent = agent;
        this.gateway = gateway;
        this.smsUrl = smsUrl;
    }

    /**
     * Plays it.
     *
     * @return the conversation's display id
     */
    long play() throws IOException, InterruptedException {
        gateway.customerWrites(smsUrl, CUSTOMER, QUESTION);
        long conversation = agent.awaitConversation("sms:" + CUSTOMER);
        String first = agent.writes(conversation, Map.of("content", ANSWER));
        agent.awaitStatus(conversation, first, "delivered");
        agent.writes(conversation, Map.of("content", NOTE, "private", true));
        String tooLong = agent.writes(conversation, Map.of("content", LONG_ANSWER));
        agent.awaitStatus(conversation, tooLong, "failed");
        gateway.customerWrites(smsUrl, CUSTOMER, THANKS);
        agent.awaitText(conversation, THANKS);
        return conversation;
    }
}
