// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.Locale;

/**
 * How a registration is.
 *
 * @param standing in one word
 * @param reason for people; empty when there is nothing to tell
 */
public record RegistrationState(Standing standing, String reason) {

    static final RegistrationState STARTING = new RegistrationState(Standing.STARTING, "it is being registered");
    static final RegistrationState REGISTERED = new RegistrationState(Standing.REGISTERED, "");

    /** In one word. */
    public enum Standing {
        /** Chatwoot was asked for the first time and has not answered yet. */
        STARTING,
        /** Deliveries come, and can be verified. */
        REGISTERED,
        /** Chatwoot could not be asked, or refused; it is tried again. */
        NOT_REGISTERED,
        /** Deliveries come, but cannot be verified. */
        REGISTERED_WITHOUT_SECRET,
        /** Somebody has changed it in Chatwoot. It stays so until the route is started again. */
        CHANGED;

        /** As it is said in a sentence. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Whether everything is as it should be. */
    public boolean isGood() {
        return standing == Standing.REGISTERED;
    }
}
