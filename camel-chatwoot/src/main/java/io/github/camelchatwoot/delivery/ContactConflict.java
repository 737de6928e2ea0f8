// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.Locale;

/** What to do when an e-mail address, phone number or identifier belongs to another contact already. */
public enum ContactConflict {
    /** A new session becomes one of the other contact's; a contact that is there keeps what it has. */
    ADOPT,
    /** The contacts become one: the other one. */
    MERGE,
    /** The delivery fails and tells whose it is. */
    FAIL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
