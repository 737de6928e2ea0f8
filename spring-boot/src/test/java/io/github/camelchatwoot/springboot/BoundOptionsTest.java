// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.springboot;

import java.util.Map;

import io.github.camelchatwoot.BodyFormat;
import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.ChatwootConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Options in all the spellings of Spring Boot. */
class BoundOptionsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final StandardEnvironment environment = new StandardEnvironment();

    private ChatwootConfiguration bound(Map<String, Object> properties) {
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        ChatwootComponent component = new ChatwootComponent();
        component.setCamelContext(context);
        new BoundOptions(environment).setOn(component);
        return component.getConfiguration();
    }

    @Test
    void dashesAndCapitalsMeanTheSame() {
        ChatwootConfiguration options = bound(Map.of(
                "camel.component.chatwoot.base-url", "https://chatwoot.example.com",
                "camel.component.chatwoot.accountId", "7",
                "camel.component.chatwoot.body-format", "json",
                "camel.component.chatwoot.call-timeout", "5s",
                "camel.component.chatwoot.update-contact", "true"));

        assertThat(options.getBaseUrl()).isEqualTo("https://chatwoot.example.com");
        assertThat(options.getAccountId()).isEqualTo(7);
        assertThat(options.getBodyFormat()).isEqualTo(BodyFormat.JSON);
        assertThat(options.getCallTimeout()).isEqualTo(5_000);
        assertThat(options.isUpdateContact()).isTrue();
    }

    @Test
    void theEnvironmentIsRead() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("CAMEL_COMPONENT_CHATWOOT_ACCESSTOKEN", "secret-of-the-test")));

        assertThat(bound(Map.of()).getAccessToken()).isEqualTo("secret-of-the-test");
    }

    @Test
    void beansAreNamed() {
        IdempotentRepository known = MemoryIdempotentRepository.memoryIdempotentRepository();
        context.getRegistry().bind("known", known);

        assertThat(bound(Map.of("camel.component.chatwoot.idempotent-repository", "#known"))
                        .getIdempotentRepository())
                .isSameAs(known);
    }

    @Test
    void aWrongValueIsToldWithItsOption() {
        assertThatThrownBy(() -> bound(Map.of("camel.component.chatwoot.account-id", "seven")))
                .hasStackTraceContaining("accountId");
    }
}
