// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.springboot;

import io.github.camelchatwoot.ChatwootComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Gives the component of a Spring Boot application the options that stand under {@code camel.component.chatwoot}.
 *
 * @see <a href="https://camel.apache.org/camel-spring-boot/latest/spring-boot.html">Camel on Spring Boot</a>
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass(ChatwootComponent.class)
@ConditionalOnProperty(prefix = "camel.component.chatwoot", name = "enabled", matchIfMissing = true)
public class ChatwootAutoConfiguration {

    /** Options are set when the component is made, before a route uses it. */
    @Bean
    public ComponentCustomizer chatwootComponentCustomizer(Environment environment) {
        return ComponentCustomizer.builder(ChatwootComponent.class)
                .build(component -> new BoundOptions(environment).setOn(component));
    }
}
