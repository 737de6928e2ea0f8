// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;

/** A short conversation in both directions; the SMS center goes away in the middle of it. */
final class Story {

    static final String CUSTOMER = "4915112345678";
    static final String QUESTION =
            "Hello! Is my parcel coming today? \uD83D\uDCE6 I shall be at home until four, and after that"
                    + " my neighbour can take it: the bell says Müller, on the ground floor.";
    static final String ANSWER = "Yes, today between 2 and 4 pm.";
    static final String LATE_ANSWER =
            "The driver rings at Müller's if nobody opens. Delivery to a neighbour costs 0 €, and"
                    + " you will get an SMS as soon as your parcel is there. Have a nice day, and thank you for your order!";
    static final String LOST_ANSWER = "Your parcel is with Müller.";
    static final String THANKS = "Great, thank you!";

    private final Agent agent;
    private final Smsc smsc;

    Story(Agent agent, Smsc smsc) {
        this.agent = agent;
        this.smsc = smsc;
    }

    /**
     * Plays it.
     *
     * @return the conversation's display id
     */
    long play() throws InterruptedException {
        smsc.customerWrites(CUSTOMER, QUESTION);
        long conversation = agent.awaitConversation(CUSTOMER);
        delivered(conversation, ANSWER);

        smsc.down();
        smsc.customerWrites(CUSTOMER, THANKS);
        String late = agent.writes(conversation, Map.of("content", LATE_ANSWER));
        smsc.up();
        agent.awaitText(conversation, THANKS);
        agent.awaitStatus(conversation, late, "delivered");

        smsc.phones().off(CUSTOMER, "027");
        String lost = agent.writes(conversation, Map.of("content", LOST_ANSWER));
        agent.awaitStatus(conversation, lost, "failed");
        return conversation;
    }

    private void delivered(long conversation, String answer) throws InterruptedException {
        agent.awaitStatus(conversation, agent.writes(conversation, Map.of("content", answer)), "delivered");
    }
}
