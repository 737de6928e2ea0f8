// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;

/** The texts that the benchmarks use. */
public final class Resource {

    /** What people write. */
    public static final String SENTENCE =
            "Good morning, your order 4711 left our warehouse today and will be with you on"
                    + " Friday. You can follow it at https://parcels.example.com/4711.";

    private Resource() {}

    /** The bytes of one of them. */
    public static byte[] bytes(String name) throws IOException {
        try (InputStream resource = Resource.class.getResourceAsStream("/" + name)) {
            if (resource == null) {
                throw new IOException(name + " is not on the class path");
            }
            return resource.readAllBytes();
        }
    }
}
