// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventType;

/**
 * What is known of sessions: for a short time, and of only so many. Safe to share across threads.
 *
 * <p>Nobody has to tell of changes: what does not hold any more is found out when it is used. Whoever hears of them may
 * tell, and it is known sooner.
 */
public final class Resolved {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Time time;
    private final Map<Session, Known> sessions = new LinkedHashMap<>(16, 0.75f, true);

    public Resolved(Time time) {
        this.time = time;
    }

    synchronized Optional<Known> find(Session session) {
        Known known = sessions.get(session);
        if (known != null && time.nanos() - known.sinceNanos() >= LIFE.toNanos()) {
            sessions.remove(session);
            return Optional.empty();
        }
        return Optional.ofNullable(known);
    }

    synchronized void put(Session session, Known known) {
        sessions.put(session, known);
        if (sessions.size() > MOST) {
            Iterator<Session> oldest = sessions.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized void forget(Session session) {
        sessions.remove(session);
    }

    /** Something happened in Chatwoot: what it may have changed is looked at again. */
    public void heard(EventType type, Event.Facts facts) {
        Long account = facts.accountId();
        if (account == null) {
            return;
        }
        switch (type) {
            case CONVERSATION_CREATED -> conversation(account, facts, true);
            case CONVERSATION_STATUS_CHANGED, CONVERSATION_OPENED, CONVERSATION_RESOLVED ->
                conversation(account, facts, false);
            case CONTACT_UPDATED -> {
                if (facts.contactId() != null) {
                    forgetContact(account, facts.contactId());
                }
            }
            default -> {
                // changes neither contacts nor which conversation is open
            }
        }
    }

    private void conversation(long account, Event.Facts facts, boolean created) {
        if (facts.inboxId() != null && facts.contactSourceId() != null && facts.conversationId() != null) {
            Session session = new Session(account, facts.inboxId(), facts.contactSourceId());
            stale(session, facts.conversationId(), created);
        }
    }

    /** The conversation to write into may be another one now; not when it is told that the known one was created. */
    private synchronized void stale(Session session, long conversation, boolean created) {
        Known known = sessions.get(session);
        if (known != null && !(created && known.conversation() == conversation)) {
            sessions.put(session, known.outdated());
        }
    }

    private synchronized void forgetContact(long account, long contact) {
        sessions.entrySet()
                .removeIf(each ->
                        each.getKey().account() == account && each.getValue().contact() == contact);
    }

    synchronized int size() {
        return sessions.size();
    }
}
