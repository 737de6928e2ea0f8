// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog.quarkus;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** What the routes heard of Chatwoot. Safe for threads. */
@ApplicationScoped
@Named
@Unremovable
public class Heard {

    private final List<String> texts = new CopyOnWriteArrayList<>();

    /** Takes a text. */
    public void take(String text) {
        texts.add(text);
    }

    /** What came so far, in the order of its arrival. */
    public List<String> texts() {
        return List.copyOf(texts);
    }
}
