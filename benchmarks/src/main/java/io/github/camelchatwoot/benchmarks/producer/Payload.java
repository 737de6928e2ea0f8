// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.nio.charset.StandardCharsets;

import io.github.camelchatwoot.benchmarks.measure.Resource;

/** What the messages say, and what the server answers, which is as long. Immutable. */
record Payload(String text) {

    /** A message as people write it. */
    static final Payload SMALL = new Payload(Resource.SENTENCE);

    private static final int KIB = 1024;

    /** One of so many KiB. */
    static Payload ofKib(int kib) {
        return new Payload(SMALL.text.repeat(kib * KIB / SMALL.text.length()));
    }

    /** As the body of a call. */
    byte[] json() {
        return ("{\"content\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
