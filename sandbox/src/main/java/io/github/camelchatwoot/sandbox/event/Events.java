// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The events of the request that is being handled, and the jobs that run after its answer. Like the server's job queue,
 * whoever takes them sees the state of then. Used on the event loop only.
 */
public final class Events {
    private List<Event> events = new ArrayList<>();
    private List<Runnable> jobs = new ArrayList<>();

    private final Set<Object> saved = new HashSet<>();
    private final Set<Object> created = new HashSet<>();

    /** Remembers until the end of the request that the row is new. */
    public void noteCreated(Object row) {
        saved.add(row);
        created.add(row);
    }

    /** Whether the row was created within the present request; true only once. */
    public boolean takeCreated(Object row) {
        return created.remove(row);
    }

    /**
     * Whether the row is saved for the first time within the present request; the server's later saves tell more than
     * the first.
     */
    public boolean isFirstSave(Object row) {
        return saved.add(row);
    }

    public void add(Event event) {
        events.add(event);
    }

    /** Something that the server leaves to a job. */
    public void later(Runnable job) {
        jobs.add(job);
    }

    public List<Runnable> takeJobs() {
        List<Runnable> taken = jobs;
        jobs = new ArrayList<>();
        return taken;
    }

    public List<Event> take() {
        List<Event> taken = events;
        saved.clear();
        created.clear();
        events = new ArrayList<>();
        return taken;
    }
}
