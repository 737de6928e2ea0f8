// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Locale;

/** When calls are kept within the rates that a Chatwoot server allows. */
public enum RateGovernor {
    /** Once the server has refused a call for its rate. */
    AUTO,
    /** Always, with the default rates of a Chatwoot server. */
    ON,
    /** Never: a call that is refused is tried again after a while, whatever the others do. */
    OFF;

    /** The name as in a URI, such as {@code auto}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
