// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.security.SecureRandom;
import java.util.Random;

/** Names that are hard to guess, unless they are to be the same every time. Safe for any thread. */
public final class Tokens {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 24;

    private final Random random;

    /** Tokens that nobody can guess. */
    public Tokens() {
        random = new SecureRandom();
    }

    /** The same tokens with every start. */
    public Tokens(long seed) {
        random = new Random(seed);
    }

    /** 24 letters and digits without the ones that look alike. */
    public String next() {
        return random.ints(LENGTH, 0, BASE58.length())
                .collect(StringBuilder::new, (text, i) -> text.append(BASE58.charAt(i)), StringBuilder::append)
                .toString();
    }
}
