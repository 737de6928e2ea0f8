// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.journal.Book;
import io.github.camelchatwoot.sandbox.journal.BookView;
import io.github.camelchatwoot.sandbox.json.Json;

/** Shows the journal over HTTP, without secrets, and clears it. */
public final class JournalRoute {
    private final Book book;

    public JournalRoute(Book book) {
        this.book = book;
    }

    public void addTo(Router router) {
        router.add("GET", "/sandbox/journal", request -> {
            Long after = request.params().number("after");
            return Answer.json(BookView.of(book, after == null ? 0 : after));
        });
        router.add("DELETE", "/sandbox/journal", request -> {
            book.clear();
            return Answer.json(Json.object().put("dropped", 0));
        });
    }
}
