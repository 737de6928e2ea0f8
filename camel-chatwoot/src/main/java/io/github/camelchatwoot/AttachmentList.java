// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.event.MessageAttachment;
import io.github.camelchatwoot.event.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of the attachments of its message; read when somebody asks, because few routes do. Cannot be
 * changed, safe to share across threads.
 */
final class AttachmentList extends AbstractList<Map<String, Object>> {

    private final Payload payload;
    private volatile @Nullable List<Map<String, Object>> known;

    AttachmentList(Payload payload) {
        this.payload = payload;
    }

    private List<Map<String, Object>> known() {
        List<Map<String, Object>> now = known;
        if (now == null) {
            try {
                now = payload.attachments().stream()
                        .map(MessageAttachment::known)
                        .toList();
            } catch (IOException e) { // all of it was looked through before
                throw new UncheckedIOException(e);
            }
            known = now;
        }
        return now;
    }

    @Override
    public Map<String, Object> get(int index) {
        return known().get(index);
    }

    @Override
    public int size() {
        return known().size();
    }
}
