// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.camelchatwoot.client.Verb;
import org.jspecify.annotations.Nullable;

/**
 * A call of any path of the server, for what the table does not know. Method and path come from headers and options,
 * never from a body, and a path can lead to no other server.
 */
public record AnyCall(String summary) implements Role {

    private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/-]*");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int DECODERS_ON_THE_WAY = 4;

    /**
     * The call of one path.
     *
     * @param method null: GET
     * @param path as it is sent: escaped, without the query
     * @throws IllegalArgumentException when the method is not known, or the path is missing or could lead elsewhere
     */
    public static Spec of(@Nullable Object method, @Nullable Object path) {
        Spec spec = Spec.of(verb(method), checked(path)).answers(Reply.anything());
        return spec.verb() == Verb.GET ? spec : spec.more("*");
    }

    private static Verb verb(@Nullable Object method) {
        String name = method == null ? "GET" : method.toString().strip().toUpperCase(Locale.ROOT);
        if (!Param.METHOD.words().contains(name)) {
            throw new IllegalArgumentException(
                    Operation.CALL_API + " does not know the method '" + method + "' (header "
                            + Param.METHOD.header() + ", option " + Param.METHOD.option() + "): use one of "
                            + String.join(", ", Param.METHOD.words()));
        }
        return Verb.valueOf(name);
    }

    private static String checked(@Nullable Object path) {
        String text = path == null ? "" : path.toString();
        if (text.isBlank()) {
            throw new IllegalArgumentException(Operation.CALL_API + " needs path: set the header " + Param.PATH.header()
                    + ", or the option " + Param.PATH.option());
        }
        if (!PATH.matcher(text).matches() || BROKEN_ESCAPE.matcher(text).find() || leadsUp(text)) {
            throw new IllegalArgumentException(Operation.CALL_API + " takes a path of the server of baseUrl, such as"
                    + " /api/v1/profile, escaped, without host, query and '..' (header " + Param.PATH.header()
                    + ", option " + Param.PATH.option() + "). The query goes into the header "
                    + Param.QUERY_PARAMETERS.header());
        }
        return text;
    }

    /** However often somebody on the way decodes it. */
    private static boolean leadsUp(String path) {
        String decoded = path;
        for (int i = 0; i < DECODERS_ON_THE_WAY; i++) {
            List<String> segments = Arrays.asList(decoded.split("[/\\\\]", -1));
            if (segments.contains(".") || segments.contains("..")) {
                return true;
            }
            if (BROKEN_ESCAPE.matcher(decoded).find()) {
                return false; // nobody can decode it any further
            }
            decoded = URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        return false;
    }
}
