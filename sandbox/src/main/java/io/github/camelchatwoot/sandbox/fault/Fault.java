// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

/** What goes wrong when a fault strikes. Immutable. */
public sealed interface Fault permits RestFault, WebhookFault, CableFault {
    /** The word for it in the control interface. */
    String kind();
}
