// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.SensitiveUtils;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What designers and tools read about the component is what it does. */
class MetadataTest {

    private static final String FILE = "/META-INF/io/github/camelchatwoot/chatwoot.json";

    private final Object metadata = read();

    private static Object read() {
        try (InputStream in = Objects.requireNonNull(MetadataTest.class.getResourceAsStream(FILE), FILE)) {
            return Objects.requireNonNull(Json.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theOperationsAreThoseOfTheTable() {
        assertThat(options().get("operation"))
                .containsEntry("type", "enum")
                .containsEntry("kind", "path")
                .containsEntry(
                        "enum",
                        Arrays.stream(Operation.values())
                                .map(Operation::toString)
                                .toList());
    }

    @Test
    void optionsOfferTheWordsOfTheirParameter() {
        assertThat(Param.OPTIONS)
                .filteredOn(param -> !param.words().isEmpty())
                .allSatisfy(param -> assertThat(options().get(param.option()))
                        .as(param.option())
                        .containsEntry("enum", param.words()));
    }

    @Test
    void onlyTheOperationIsRequired() {
        assertThat(options())
                .allSatisfy((name, option) ->
                        assertThat(option.get("required")).as(name).isEqualTo(name.equals("operation")));
        assertThat(group("componentProperties"))
                .allSatisfy((name, option) -> assertThat(option).as(name).containsEntry("required", false));
    }

    @Test
    void everyOptionIsDescribedAndHasItsPlace() {
        assertThat(options()).allSatisfy((name, option) -> {
            assertThat(text(option.get("description"))).as(name).hasSizeGreaterThan(10);
            assertThat(text(option.get("label")))
                    .as(name)
                    .isIn(
                            name.equals("operation")
                                    ? List.of("")
                                    : List.of(
                                            "common",
                                            "producer",
                                            "producer,advanced",
                                            "consumer",
                                            "consumer,advanced",
                                            "consumer,scheduler",
                                            "security",
                                            "security,producer",
                                            "security,consumer",
                                            "proxy"));
        });
    }

    @Test
    void ourOptionsAreDescribedInSentences() {
        assertThat(ownOptions())
                .allSatisfy((name, option) ->
                        assertThat(text(option.get("description"))).as(name).endsWith("."));
    }

    @Test
    void defaultsAreTheRealOnes() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Endpoint endpoint = context.getEndpoint("chatwoot:getProfile");
            ChatwootConfiguration real = ((ChatwootEndpoint) endpoint).getConfiguration();
            var getter = PluginHelper.getConfigurerResolver(context)
                    .resolvePropertyConfigurer(ChatwootConfiguration.class.getName(), context);
            assertThat(getter).isInstanceOf(PropertyConfigurerGetter.class);

            assertThat(ownOptions())
                    .allSatisfy((name, option) -> assertThat(text(option.get("defaultValue")))
                            .as(name)
                            .isEqualTo(text(((PropertyConfigurerGetter) getter).getOptionValue(real, name, false))));
        }
    }

    @Test
    void durationsAreDurations() {
        assertThat(ownOptions())
                .hasEntrySatisfying(
                        "connectTimeout", option -> assertThat(option).containsEntry("type", "duration"))
                .hasEntrySatisfying(
                        "responseTimeout", option -> assertThat(option).containsEntry("type", "duration"))
                .hasEntrySatisfying("callTimeout", option -> assertThat(option).containsEntry("type", "duration"))
                .hasEntrySatisfying(
                        "timestampTolerance", option -> assertThat(option).containsEntry("type", "duration"));
    }

    @Test
    void camelMasksEverySecretWhereverItPrintsOptions() {
        Map<String, Map<String, Object>> secrets = new LinkedHashMap<>(options());
        secrets.values().removeIf(option -> !Boolean.TRUE.equals(option.get("secret")));

        assertThat(secrets).containsKeys("accessToken", "apiKey", "secret", "clientSecret", "proxyPassword");
        assertThat(secrets.keySet()).allSatisfy(name -> {
            assertThat(URISupport.sanitizeUri("chatwoot:getProfile?" + name + "=zq7"))
                    .doesNotContain("zq7");
            assertThat(SensitiveUtils.containsSensitive(name)).as(name).isTrue();
        });
    }

    @Test
    void whatLooksLikeASecretIsMarkedAsOne() {
        assertThat(options()).allSatisfy((name, option) -> {
            if (SensitiveUtils.containsSensitive(name)) {
                assertThat(option).as(name).containsEntry("secret", true);
            }
        });
    }

    @Test
    void theOptionsForIdsAreThoseOfTheTableOfHeaders() {
        assertThat(options().keySet())
                .containsAll(Param.OPTIONS.stream().map(Param::option).toList());
    }

    @Test
    void theHeadersAreThoseOfTheTable() {
        Map<String, Map<String, Object>> headers = group("headers");

        assertThat(headers.keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Param.values()).map(Param::header).toList());
        assertThat(Param.values()).allSatisfy(param -> {
            Map<String, Object> header = Objects.requireNonNull(headers.get(param.header()));
            Class<?> type = param.type().javaType();
            assertThat(header.get("javaType"))
                    .as(param.header())
                    .isEqualTo(type.getPackageName().equals("java.lang") ? type.getSimpleName() : type.getName());
            assertThat(text(header.get("description")))
                    .as(param.header())
                    .hasSizeGreaterThan(10)
                    .endsWith(".")
                    .doesNotContain("{@");
            assertThat(header.get("label")).as(param.header()).isEqualTo(label(param));
        });
    }

    private static String label(Param param) {
        if (Param.SHARED.contains(param)) {
            return "";
        }
        return param.describesEvent() ? "consumer" : "producer";
    }

    private Map<String, Map<String, Object>> options() {
        return group("properties");
    }

    /** Without the path and without what every endpoint has. */
    private Map<String, Map<String, Object>> ownOptions() {
        Map<String, Map<String, Object>> own = new LinkedHashMap<>(options());
        own.values().removeIf(option -> !option.containsKey("configurationClass"));
        return own;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Map<String, Object>> group(String name) {
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(Json.at(metadata, "/" + name));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return String.valueOf(duration.toMillis());
        }
        return String.valueOf(value);
    }
}
