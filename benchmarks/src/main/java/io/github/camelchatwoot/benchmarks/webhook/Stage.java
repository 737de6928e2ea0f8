// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

/** A part of what happens to a delivery behind the web server. */
interface Stage extends AutoCloseable {

    /** How it is called in the table. */
    String name();

    /** Makes a delivery ready; to run it is what is measured. */
    Runnable ready(Deliveries deliveries, int i);

    /** How many deliveries were dealt with so far. */
    long handled();

    @Override
    void close();
}
