// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

/** Something that arrived because of a request. */
public sealed interface Effect permits Hook, Frame {

    /** The receiver of webhooks, or whose connection. */
    String to();
}
