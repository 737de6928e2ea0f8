// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

/** What kind of answer a call asks for; another one with status 2xx is a failure. An empty answer is of every kind. */
public enum Media {
    /** JSON: nearly everything. */
    JSON("application/json"),
    /** A table for spreadsheets: the reports that people download. */
    CSV("text/csv"),
    /** Whatever comes. */
    ANY("*/*");

    private final String accept;

    Media(String accept) {
        this.accept = accept;
    }

    /** The value of the request's header {@code Accept}. */
    String accept() {
        return accept;
    }

    boolean allows(Answer answer) {
        return this == ANY || answer.body().length == 0 || answer.mediaType().equals(accept);
    }
}
