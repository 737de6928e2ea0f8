// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.github.camelchatwoot.operation.Param;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which parameters are options stands in two places: in the table of parameters, and in the options. */
class ParamOptionsTest {

    /** Options of consumers mean what events are about; calls do not read them. */
    private static final Set<Param> OF_CONSUMERS = EnumSet.of(Param.INBOX_IDS);

    private final ChatwootConfiguration options = new ChatwootConfiguration();

    @ParameterizedTest
    @EnumSource
    void parametersThatAreOptionsTakeTheirValueFromThem(Param param) throws ReflectiveOperationException {
        if (Param.OPTIONS.contains(param)) {
            Object value = param.type().javaType() == Long.class ? (Object) 42L : "text";

            setter(param).orElseThrow().invoke(options, value);

            assertThat(options.valueOf(param)).isEqualTo(value);
        } else if (!OF_CONSUMERS.contains(param)) {
            assertThat(setter(param)).as("option of the same name").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSetUnlessSomebodySetsIt(Param param) {
        assertThat(options.valueOf(param)).isNull();
    }

    private static Optional<Method> setter(Param param) {
        return Arrays.stream(ChatwootConfiguration.class.getMethods())
                .filter(method -> method.getName().equalsIgnoreCase("set" + param.option()))
                .findFirst();
    }
}
