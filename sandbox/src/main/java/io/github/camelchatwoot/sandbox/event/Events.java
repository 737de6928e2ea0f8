// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.camelchatwoot.sandbox.state.Sender;
import org.jspecify.annotations.Nullable;

/**
 * The events of the request that is being handled, and the jobs that run after its answer. Like the server's job queue,
 * whoever takes them sees the state of then. Used on the event loop only.
 */
public final class Events {
    private List<Event> events = new ArrayList<>();
    private List<Runnable> jobs = new ArrayList<>();

    private BiConsumer<Event, @Nullable Sender> listener = (event, cause) -> {};
    private Consumer<List<Event>> meanwhile = told -> {};
    private @Nullable Sender cause;
    private @Nullable Event withNext;
    private boolean muted;

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

    /**
     * Somebody has looked at the row within the present request. By that the server has loaded what it otherwise loads
     * with the first save.
     */
    public void noteRead(Object row) {
        saved.add(row);
    }

    /**
     * Who hears of each event at once, before the state goes on; who caused it is null when the server does not know.
     */
    public void onEvent(BiConsumer<Event, @Nullable Sender> listener) {
        this.listener = listener;
    }

    /** While it is so, nobody hears of anything at once. */
    public void mute(boolean now) {
        muted = now;
    }

    public boolean isMuted() {
        return muted;
    }

    /** Says who causes what is going to happen, until the end of the request. */
    public void causedBy(Sender sender) {
        cause = sender;
    }

    /** Runs what the server leaves to a job, and what therefore nobody is said to have caused. */
    public void causedByNobody(Runnable action) {
        Sender before = cause;
        cause = null;
        try {
            action.run();
        } finally {
            cause = before;
        }
    }

    /** Adds what is saved together with what comes next, and is therefore told as things are then. */
    public void addWithNext(Event event) {
        withNext = event;
    }

    /** Who caused what is happening, null if the server does not know. */
    public @Nullable Sender cause() {
        return cause;
    }

    public void add(Event event) {
        addDue();
        if (!muted) {
            listener.accept(event, cause);
        }
        if (!(event instanceof Event.OnSocketOnly)) {
            events.add(event);
        }
    }

    private void addDue() {
        Event due = withNext;
        if (due != null) {
            withNext = null;
            add(due);
        }
    }

    /** Who tells of what has happened while the request still goes on. */
    public void onMeanwhile(Consumer<List<Event>> teller) {
        meanwhile = teller;
    }

    /** The request takes so long that what has happened so far is told as things are now. */
    public void tellSoFar() {
        if (!muted) {
            List<Event> soFar = events;
            events = new ArrayList<>();
            meanwhile.accept(soFar);
        }
    }

    /** Something that the server leaves to a job. */
    public void later(Runnable job) {
        jobs.add(job);
    }

    /** Ends the request: its jobs know nothing of who called. */
    public List<Runnable> takeJobs() {
        addDue();
        cause = null;
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
