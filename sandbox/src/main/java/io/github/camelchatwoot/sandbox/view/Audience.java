// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

/** Who gets to see a view. */
public enum Audience {
    /** A caller of the application API. */
    STAFF,
    /** The receivers of events and the callers of the Client API. */
    OUTSIDE
}
