// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The address that Chatwoot posts to. Immutable.
 *
 * @param text as Chatwoot is told it
 */
public record WebhookUrl(String text) {

    /** Names with an underscore too, which containers have and {@code java.net.URI} does not take for hosts. */
    private static final Pattern URL =
            Pattern.compile("(?i)(https?)://(?:([^/?#@]*)@)?(\\[[0-9a-f:.]+]|[^\\s/?#@:\\[\\]]+)"
                    + "(?::(\\d{1,5}))?(/[^\\s?#]*)?(\\?[^\\s#]*)?(#\\S*)?");

    private static final int USER = 2;
    private static final int HOST = 3;
    private static final int PORT = 4;
    private static final int PATH = 5;
    private static final int QUERY = 6;
    private static final int FRAGMENT = 7;
    private static final int LONG = 200;

    /** @throws IllegalArgumentException when it is not the address of a web server */
    public WebhookUrl {
        text = text.strip();
        Matcher parts = URL.matcher(text);
        if (!parts.matches() || parts.group(USER) != null || parts.group(FRAGMENT) != null) {
            throw new IllegalArgumentException(
                    "'" + shown(text) + "' is not an address that Chatwoot can post to: write"
                            + " it as https://bridge.example.com/chatwoot, without user and fragment");
        }
    }

    /** The host; an address of IPv6 in brackets. */
    public String host() {
        return Objects.requireNonNull(parts().group(HOST)).toLowerCase(Locale.ROOT);
    }

    /** Whether what is posted can be read on the way. */
    public boolean isPlain() {
        return Objects.requireNonNull(parts().group(1)).equalsIgnoreCase("http");
    }

    private Matcher parts() {
        Matcher parts = URL.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("checked before");
        }
        return parts;
    }

    /** Whether another address is the same for a web server, although it may be written in another way. */
    public boolean isSamePlaceAs(@Nullable String other) {
        return other != null && place(other).equals(place(text));
    }

    /** Without what may be written in several ways; empty when it is no address. */
    private static Optional<String> place(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = Objects.requireNonNull(parts.group(1)).toLowerCase(Locale.ROOT);
        String port = parts.group(PORT) == null ? scheme.equals("https") ? "443" : "80" : parts.group(PORT);
        String host = Objects.requireNonNull(parts.group(HOST)).toLowerCase(Locale.ROOT);
        String path = Objects.requireNonNullElse(parts.group(PATH), "").replaceFirst("/+$", "");
        return Optional.of(
                scheme + "://" + host + ":" + port + path + Objects.requireNonNullElse(parts.group(QUERY), ""));
    }

    /** Any address for people: without a password and a query, where secrets may stand. */
    static String shown(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return "nothing";
        }
        String plain =
                url.replaceFirst("//[^/]*@", "//").replaceFirst("[?#].*", "").replaceAll("\\p{Cntrl}", "?");
        return plain.length() > LONG ? plain.substring(0, LONG) + "..." : plain;
    }

    /** Without its query. */
    @Override
    public String toString() {
        return shown(text);
    }
}
