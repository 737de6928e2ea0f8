// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.io.IOException;
import java.io.InputStream;

/** The recorded texts that the benchmarks use. */
final class Resource {

    private Resource() {}

    /** The bytes of one of them. */
    static byte[] bytes(String name) throws IOException {
        try (InputStream resource = Resource.class.getResourceAsStream("/" + name)) {
            if (resource == null) {
                throw new IOException(name + " is not on the class path");
            }
            return resource.readAllBytes();
        }
    }
}
