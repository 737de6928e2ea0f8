// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Arrays;
import java.util.Objects;

import org.apache.camel.spi.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ParamTest {

    @ParameterizedTest
    @EnumSource
    void theJavaTypeOfTheMetadataIsTheOneOfTheTable(Param param) throws ReflectiveOperationException {
        String type = metadata(param).javaType();

        assertThat(Class.forName(type.contains(".") ? type : "java.lang." + type))
                .isEqualTo(param.type().javaType());
    }

    @ParameterizedTest
    @EnumSource
    void whatOnlyAConsumerSetsIsNeverSent(Param param) throws ReflectiveOperationException {
        if (metadata(param).label().equals("consumer")) {
            assertThat(param.isSent()).isFalse();
            assertThat(Param.SHARED).doesNotContain(param);
        }
    }

    @ParameterizedTest
    @EnumSource
    void labelsTellWhoSetsAHeader(Param param) throws ReflectiveOperationException {
        String label = Param.SHARED.contains(param) ? "" : param.describesEvent() ? "consumer" : "producer";

        assertThat(metadata(param).label()).isEqualTo(label);
    }

    @Test
    void namesOfHeadersAreUnique() {
        assertThat(Arrays.stream(Param.values()).map(Param::header))
                .allSatisfy(header -> assertThat(header).matches("CamelChatwoot([A-Z][a-z]+)+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAnswersAndEventsShareIsSent() {
        assertThat(Param.SHARED).allMatch(Param::isSent);
    }

    private static Metadata metadata(Param param) throws ReflectiveOperationException {
        return Objects.requireNonNull(
                Param.class.getField(param.name()).getAnnotation(Metadata.class), () -> param + " has no metadata");
    }
}
