// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.apache.camel.catalog.CamelCatalog;

/**
 * What is known of the component, for tools that are built on Camel's catalog. Safe for any thread.
 *
 * @see <a href="https://camel.apache.org/manual/camel-catalog.html">Camel's catalog</a>
 */
public final class ChatwootCatalog {

    /** The name of the component in URIs. */
    public static final String SCHEME = "chatwoot";

    private static final String COMPONENT = "io.github.camelchatwoot.ChatwootComponent";

    private ChatwootCatalog() {}

    /** Makes the component known to a catalog, so that it is listed, described and checked as Camel's own are. */
    public static void register(CamelCatalog catalog) {
        catalog.addComponent(SCHEME, COMPONENT, component());
    }

    /** The description of the component in the form of Camel's catalog, as JSON. */
    public static String component() {
        return text("/io/github/camelchatwoot/chatwoot.json");
    }

    /** All operations with method, path, headers and answers, as JSON. */
    public static String operations() {
        return text("operations.json");
    }

    /** All events with who tells of them, as JSON. */
    public static String events() {
        return text("events.json");
    }

    private static String text(String name) {
        try (InputStream in = ChatwootCatalog.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar of the catalog has no " + name + ": take a whole one");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
