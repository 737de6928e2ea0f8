// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notifications, by user and conversation. Used on the event loop only. */
public final class Notifications {
    private record Key(long userId, long conversationId) {}

    private final Map<Key, List<Notification>> rows = new HashMap<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    private long sequence;

    public long nextId() {
        return ++sequence;
    }

    public void add(Notification notification) {
        rows.computeIfAbsent(key(notification), key -> new ArrayList<>()).add(notification);
        counts.merge(notification.user().id, 1, Integer::sum);
    }

    /** What the user was told about the conversation, the newest first. */
    public List<Notification> of(User user, Conversation conversation) {
        List<Notification> found = new ArrayList<>(rows.getOrDefault(new Key(user.id, conversation.id), List.of()));
        Collections.reverse(found);
        return found;
    }

    public int count(User user) {
        return counts.getOrDefault(user.id, 0);
    }

    public void remove(Notification notification) {
        List<Notification> known = rows.getOrDefault(key(notification), new ArrayList<>());
        if (known.remove(notification)) {
            counts.merge(notification.user().id, -1, Integer::sum);
        }
        if (known.isEmpty()) {
            rows.remove(key(notification));
        }
    }

    void remove(User user, Conversation conversation) {
        of(user, conversation).forEach(this::remove);
    }

    private static Key key(Notification notification) {
        return new Key(notification.user().id, notification.conversation().id);
    }
}
