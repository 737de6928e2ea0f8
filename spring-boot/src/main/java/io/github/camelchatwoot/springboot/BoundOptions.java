// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.springboot;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelchatwoot.ChatwootComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The options that stand in the properties of an application, in any of the spellings that Spring Boot knows
 * ({@code base-url}, {@code baseUrl}, {@code CAMEL_COMPONENT_CHATWOOT_BASEURL}). Which there are, the component itself
 * tells. Not thread-safe.
 */
final class BoundOptions {

    static final String PREFIX = "camel.component.chatwoot.";

    /** What the component's options are set with, by Camel's own naming. */
    private static final String CONFIGURER = "chatwoot-component";

    private static final String SCHEME = "chatwoot";

    private final Binder binder;

    BoundOptions(Environment environment) {
        this.binder = Binder.get(environment);
    }

    /**
     * Sets them; what the properties do not name stays as it is.
     *
     * @throws RuntimeException when a value is none of its option; it says which
     */
    void setOn(ChatwootComponent component) {
        CamelContext context = component.getCamelContext();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String option : names(context)) {
            binder.bind(PREFIX + StringHelper.camelCaseToDash(option), String.class)
                    .ifBound(value -> values.put(option, value));
        }
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withConfigurer(
                        PluginHelper.getConfigurerResolver(context).resolvePropertyConfigurer(CONFIGURER, context))
                .withTarget(component)
                .withProperties(values)
                .withReflection(false)
                .withMandatory(true)
                .bind();
    }

    private static Collection<String> names(CamelContext context) {
        try {
            String json = ((CatalogCamelContext) context).getComponentParameterJsonSchema(SCHEME);
            JsonObject described = (JsonObject) Jsoner.deserialize(json);
            return described.<JsonObject>getMap("componentProperties").keySet();
        } catch (IOException | DeserializationException e) {
            throw new IllegalStateException("The jar of camel-chatwoot does not tell its options: take a whole one", e);
        }
    }
}
