// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.nio.charset.Charset;
import java.nio.charset.spi.CharsetProvider;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Lets the JVM find the {@link GsmAlphabet} by its name. */
public final class GsmAlphabetProvider extends CharsetProvider {

    private final Charset gsm = new GsmAlphabet();

    @Override
    public Iterator<Charset> charsets() {
        return List.of(gsm).iterator();
    }

    @Override
    public @Nullable Charset charsetForName(String name) {
        return name.equalsIgnoreCase(GsmAlphabet.NAME) ? gsm : null;
    }
}
