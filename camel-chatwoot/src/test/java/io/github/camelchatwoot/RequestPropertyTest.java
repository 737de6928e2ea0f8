// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Failure.NotFound;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.server.RawRequest;
import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.server.StrictServer;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an exchange holds, a call ends in a correct request or in an error that says what is wrong with it. The
 * system properties {@code chatwoot.seed} and {@code chatwoot.rounds} try other and more values; a failure names its
 * seed.
 */
class RequestPropertyTest {

    private static final long SEED = Long.getLong("chatwoot.seed", 20_250_101L);
    private static final int ROUNDS = Integer.getInteger("chatwoot.rounds", 8);
    private static final int LONGEST_MESSAGE = 2_000;

    private static StrictServer server;
    private static TestRoute route;

    @BeforeAll
    static void start() {
        server = StrictServer.answering(request -> Reply.json(404, "{\"error\":\"Resource could not be found\"}"));
        route = TestRoute.to("chatwoot:getProfile", options -> {
            options.setBaseUrl(server.url());
            options.setAccessToken(TestRoute.TOKEN);
            options.setApiKey(TestRoute.TOKEN);
            options.setMaxRetries(0);
        });
    }

    @AfterAll
    static void stop() throws IOException {
        route.close();
        server.close();
    }

    static Stream<Operation> calls() {
        return Stream.of(Operation.values()).filter(operation -> operation.role() instanceof Spec);
    }

    @ParameterizedTest
    @MethodSource("calls")
    @SuppressWarnings("EnumOrdinal") // it only makes seeds differ
    void everythingEndsInACorrectRequestOrAClearError(Operation operation) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + 1_000L * operation.ordinal() + round;
            try {
                tryOnce(operation, (Spec) operation.role(), new Wild(seed));
            } catch (AssertionError | Exception e) {
                throw new AssertionError(operation + " with -Dchatwoot.seed=" + SEED + ", round " + round, e);
            }
        }
    }

    private static void tryOnce(Operation operation, Spec spec, Wild wild) throws IOException {
        Map<String, Object> headers = strangers(wild);
        spec.variables().forEach(param -> headers.put(param.header(), wild.value(param)));
        spec.params()
                .filter(param -> wild.chance(0.5))
                .forEach(param -> headers.put(param.header(), wild.value(param)));
        if (wild.chance(0.2)) {
            headers.put(Param.QUERY_PARAMETERS.header(), wild.map(2));
        }
        headers.put(Param.OPERATION.header(), operation);
        Object body = body(spec, wild);

        Exchange exchange = route.send(body, headers);

        List<RawRequest> requests = server.take();
        assertThat(server.broken()).isEmpty();
        assertThat(exchange.getException()).isNotNull();
        if (exchange.getException() instanceof ChatwootHttpException answered) {
            assertThat(answered.getFailure()).isInstanceOf(NotFound.class);
            assertThat(requests).hasSize(1);
            new ReceivedCheck(spec, headers, requests.get(0)).all(server.host(), TestRoute.TOKEN);
        } else {
            assertThat(requests).isEmpty();
            assertIsClear(exchange.getException());
        }
    }

    private static void assertIsClear(Exception error) {
        if (!(error instanceof IllegalArgumentException)) {
            throw new AssertionError("another exception", error);
        }
        assertThat(error.getMessage())
                .doesNotContain(TestRoute.TOKEN)
                .hasSizeLessThan(LONGEST_MESSAGE)
                .containsPattern("header Camel(Chatwoot|FileName)|field |[Bb]ody")
                .doesNotContainPattern("\\p{Cntrl}|[\ud800-\udfff]");
    }

    private static @Nullable Object body(Spec spec, Wild wild) {
        return wild.chance(0.3) ? wild.any(3) : wild.chance(0.2) ? wild.text() : fields(spec, wild);
    }

    private static Map<String, Object> fields(Spec spec, Wild wild) {
        Map<String, Object> fields = new LinkedHashMap<>();
        spec.params().forEach(param -> fields.put(param.field(), wild.value(param)));
        fields.put(wild.text(), wild.any(2));
        String root = spec.form().root();
        if (root != null && wild.chance(0.5)) {
            return new HashMap<>(Map.of(root, fields));
        }
        return fields;
    }

    /** Headers of other components and of HTTP requests, none of which may get into ours. */
    private static Map<String, Object> strangers(Wild wild) {
        Map<String, Object> headers = new HashMap<>();
        Supplier<@Nullable Object> value = () -> wild.chance(0.8) ? wild.text() : wild.any(1);
        for (String name : List.of(
                "Host",
                "Cookie",
                "Authorization",
                "Proxy-Authorization",
                "Transfer-Encoding",
                "Content-Length",
                "TE",
                "Connection",
                "Upgrade",
                "Expect",
                "Accept",
                "Accept-Encoding",
                "User-Agent",
                "api_access_token",
                "api-access-token",
                "Content-Type",
                "Content-Encoding",
                "X-Forwarded-For",
                "Range",
                "If-Match",
                "CamelHttpUri",
                "CamelHttpUrl",
                "CamelHttpPath",
                "CamelHttpQuery",
                "CamelHttpRawQuery",
                "CamelHttpMethod",
                "CamelHttpHost",
                "CamelHttpPort",
                "CamelHttpScheme",
                "CamelHttpBaseUri",
                "CamelHttpServletRequest",
                "CamelRestHttpUri",
                "CamelFileName",
                "CamelFilePath",
                "CamelCharsetName",
                "CamelChatwootUnknown",
                "CamelChatwootEventType",
                "CamelChatwootMethod",
                "CamelChatwootPath",
                "CamelChatwootBaseUrl",
                "CamelChatwootAccessToken",
                "breadcrumbId")) {
            headers.put(name, value.get());
        }
        for (int i = 0; i < 10; i++) {
            headers.put(wild.text() + i, value.get());
        }
        return headers;
    }
}
