// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact. Immutable.
 *
 * @param values name, e-mail address, phone number in E.164 form, identifier and address of a picture, as far as known
 * @param customAttributes values may be null
 * @param additionalAttributes values may be null
 */
public record Person(
        Map<Param, Object> values, Map<String, Object> customAttributes, Map<String, Object> additionalAttributes) {

    public Person {
        values = Map.copyOf(values);
    }

    /** The parameters of a call that creates or changes the contact. */
    Map<Param, Object> params() {
        Map<Param, Object> params = new EnumMap<>(Param.class);
        params.putAll(values);
        if (!customAttributes.isEmpty()) {
            params.put(Param.CUSTOM_ATTRIBUTES, customAttributes);
        }
        return params;
    }

    @Nullable
    String text(Param param) {
        Object value = values.get(param);
        return value == null ? null : value.toString();
    }

    /** What only one contact of an account may have, in an order that is always the same. */
    Set<String> identities() {
        Set<String> identities = new TreeSet<>();
        for (Param param : new Param[] {Param.EMAIL, Param.PHONE_NUMBER, Param.IDENTIFIER}) {
            String value = text(param);
            if (value != null) {
                String compared = param == Param.EMAIL ? value.toLowerCase(Locale.ROOT) : value;
                identities.add(param.field() + ":" + compared);
            }
        }
        return identities;
    }

    /** Nothing: it is personal data. */
    @Override
    public String toString() {
        return "Person";
    }
}
