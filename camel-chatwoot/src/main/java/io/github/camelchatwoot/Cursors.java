// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.github.camelchatwoot.sweep.Cursor;
import io.github.camelchatwoot.sweep.CursorFile;
import io.github.camelchatwoot.sweep.CursorMemory;
import io.github.camelchatwoot.sweep.CursorStore;
import io.github.camelchatwoot.sweep.CursorText;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the cursor of a route is kept, as its options say. */
final class Cursors {

    private static final Logger LOG = LoggerFactory.getLogger(Cursors.class);

    private final CursorStore store;
    private final ChatwootEndpoint endpoint;

    /** @throws IllegalArgumentException when the options name two places */
    Cursors(ChatwootEndpoint endpoint, @Nullable String routeId, long account) {
        this.endpoint = endpoint;
        ChatwootConfiguration options = endpoint.getConfiguration();
        StateRepository<String, String> repository = options.getCursorRepository();
        String named = options.getCursorFile();
        String file = named == null || named.isBlank() ? null : named;
        CursorText text = new CursorText(Connections.address(options), account);
        if (repository != null && file != null) {
            throw new IllegalArgumentException("A chatwoot consumer takes one of the options cursorFile and"
                    + " cursorRepository, not both: the cursor is kept in one place");
        }
        if (repository != null) {
            store = new InRepository(
                    repository, "chatwoot-cursor:" + account + ":" + (routeId == null ? "asked" : routeId), text);
        } else if (file != null) {
            store = new CursorFile(Path.of(file), text);
        } else {
            store = endpoint.getComponent().memories().of(routeId, endpoint).cursor();
        }
    }

    /**
     * Looks whether the cursor can be read.
     *
     * @throws IllegalArgumentException when it cannot, or belongs to something else; it says what to do
     */
    void check() {
        if (store instanceof CursorMemory) {
            LOG.info(
                    "{} forgets how far it has got when the application stops, because neither cursorFile nor"
                            + " cursorRepository is set: the next start begins as startFrom says",
                    endpoint);
        }
        try {
            Optional<Cursor> unused = store().load();
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The place, ready to be used. */
    CursorStore store() {
        StateRepository<String, String> repository = endpoint.getConfiguration().getCursorRepository();
        if (repository != null) {
            ServiceHelper.startService(repository);
        }
        return store;
    }

    /** In any of Camel's state repositories. */
    private record InRepository(StateRepository<String, String> repository, String key, CursorText text)
            implements CursorStore {

        @Override
        public Optional<Cursor> load() throws IOException {
            try {
                String kept = repository.getState(key);
                return kept == null
                        ? Optional.empty()
                        : Optional.of(text.read(kept, "The cursorRepository with the key " + key));
            } catch (RuntimeException e) {
                throw new IOException("The cursorRepository did not tell how far events were taken: " + e, e);
            }
        }

        @Override
        public void save(Cursor cursor) throws IOException {
            try {
                repository.setState(key, text.write(cursor));
            } catch (RuntimeException e) {
                throw new IOException("The cursorRepository did not take how far events were taken: " + e, e);
            }
        }
    }
}
