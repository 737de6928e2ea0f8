// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelchatwoot.client.Access;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Param.Type;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.server.RawRequest;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a request is what an operation and the headers of an exchange say, and nothing else. */
record ReceivedCheck(Spec spec, Map<String, Object> headers, RawRequest request) {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .findAndAddModules()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    /** Checks everything that can be told without knowing the body of the exchange. */
    void all(String host, String token) throws IOException {
        assertThat(request.method()).isEqualTo(spec.verb().name());
        path();
        httpHeaders(host, token);
        query();
        body();
    }

    private void path() throws CharacterCodingException {
        String[] template = spec.path().split("/", -1);
        String[] path = request.path().split("/", -1);
        assertThat(path).hasSameSizeAs(template);
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                Param param = Param.valueOf(
                        template[i].substring(1, template[i].length() - 1).toUpperCase(Locale.ROOT));
                assertThat(path[i]).isNotEmpty().isNotIn(".", "..").matches("[%A-Za-z0-9_~-]+");
                assertValue(param, decoded(path[i]));
            } else {
                assertThat(path[i]).isEqualTo(template[i]);
            }
        }
    }

    private void httpHeaders(String host, String token) {
        Set<String> names = new TreeSet<>();
        request.headers()
                .forEach(header -> assertThat(names.add(header.name()))
                        .as("%s is there once", header.name())
                        .isTrue());
        Set<String> known = new TreeSet<>(Set.of("host", "accept", "user-agent", "connection"));
        if (spec.access() != Access.NONE) {
            known.add("api-access-token");
            assertThat(request.values("api-access-token")).containsExactly(token);
        }
        if (names.contains("content-length")) {
            known.addAll(Set.of("content-length", "content-type"));
        }
        assertThat(known).containsAll(names);
        assertThat(names).contains("host", "accept", "user-agent");
        assertThat(request.values("host")).containsExactly(host);
        assertThat(request.values("user-agent")).containsExactly("camel-chatwoot");
        assertThat(request.values("accept")).isSubsetOf("application/json", "text/csv", "*/*");
        assertThat(request.values("connection")).isSubsetOf("keep-alive");
    }

    private void query() throws CharacterCodingException {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair :
                request.query().isEmpty() ? new String[0] : request.query().split("&", -1)) {
            String[] both = pair.split("=", -1);
            assertThat(both).as(pair).hasSize(2);
            query.computeIfAbsent(decoded(both[0]), name -> new ArrayList<>()).add(decoded(both[1]));
        }
        for (Param param : spec.params().filter(spec::isInQuery).toList()) {
            Object header = given(param);
            if (header instanceof Collection<?> list
                    && param.type().isList()
                    && list.stream().noneMatch(Objects::isNull)) {
                assertThat(query.getOrDefault(param.field() + "[]", List.of())).hasSize(list.size());
            } else if (header != null && !param.type().isList() && query.containsKey(param.field())) {
                assertThat(query.get(param.field())).hasSize(1);
                assertValue(param, query.get(param.field()).get(0));
            }
            if (header != null && !param.type().isList() && !(header instanceof Collection)) {
                assertThat(query).containsKey(param.field());
            }
        }
    }

    /** What the header of a parameter says; null when it says nothing, or nothing that is sent. */
    private @Nullable Object given(Param param) {
        Object header = headers.get(param.header());
        boolean leftOut = param.leavesOutEmpty()
                && header instanceof CharSequence text
                && text.toString().isBlank();
        return leftOut ? null : header;
    }

    /** That a text is what the header of a parameter says. */
    private void assertValue(Param param, String sent) {
        Object header = headers.get(param.header());
        if (param.type() == Type.ID || param.type() == Type.NUMBER) {
            assertThat(sent).matches("-?[0-9]{1,19}");
            if (header instanceof Number || header instanceof String) {
                assertThat(new BigDecimal(header.toString().strip()).compareTo(new BigDecimal(sent)))
                        .as("%s as %s", header, sent)
                        .isZero();
            }
        } else if (param.type() == Type.TEXT && (header instanceof CharSequence || header instanceof Number)) {
            assertThat(sent).isEqualTo(header.toString());
        }
    }

    private void body() throws IOException {
        if (!spec.hasBody()) {
            assertThat(request.body()).isEmpty();
            return;
        }
        if (request.values("content-type").isEmpty()) {
            assertThat(request.body()).isEmpty();
            return;
        }
        String type = request.values("content-type").get(0);
        if (type.startsWith("multipart/form-data")) {
            form(FormPart.all(type, request.body()));
        } else {
            assertThat(type).isIn("application/json", "application/json; charset=UTF-8");
            JsonNode root = JSON.readTree(utf8(request.body()));
            assertThat(root.isObject()).isTrue();
            String inside = spec.form().root();
            json(inside == null ? root : root.get(inside));
        }
    }

    private void json(JsonNode sent) throws IOException {
        for (Param param : inBody()) {
            Object header = headers.get(param.header());
            assertThat(sent.has(param.field())).as(param.field()).isTrue();
            JsonNode value = sent.get(param.field());
            if (param.type() == Type.OBJECT || param.type() == Type.ANY) {
                assertThat(value).isEqualTo(JSON.readTree(JSON.writeValueAsString(header)));
            } else if (param.type() == Type.TEXT) {
                assertThat(value.isTextual()).isTrue();
                assertValue(param, value.textValue());
            } else if (param.type() == Type.ID || param.type() == Type.NUMBER) {
                assertThat(value.isIntegralNumber()).isTrue();
                assertValue(param, value.asText());
            } else if (param.type() == Type.ADDRESSES) {
                assertThat(value.isTextual()).isTrue();
            } else if (param.type() == Type.MOMENT) {
                assertThat(value.isTextual() || value.isIntegralNumber()).isTrue();
            } else if (param.type() == Type.FLAG) {
                assertThat(value.isBoolean()).isTrue();
            } else {
                assertThat(value.isArray()).isTrue();
            }
        }
    }

    private void form(List<FormPart> parts) throws CharacterCodingException {
        String inside = spec.form().root();
        for (Param param : inBody()) {
            String name = inside == null ? param.field() : inside + "[" + param.field() + "]";
            for (FormPart part : parts) {
                if (part.name().equals(name) && part.fileName() == null && param.type() != Type.ANY) {
                    assertValue(param, utf8(part.content()));
                }
            }
        }
        String file = spec.file().orElseThrow().field();
        assertThat(parts)
                .anyMatch(part -> part.fileName() != null && part.name().contains(file));
    }

    private List<Param> inBody() {
        return spec.params()
                .filter(param -> !spec.isInQuery(param) && !param.type().isFile())
                .filter(param -> given(param) != null)
                .filter(param -> !(headers.get(param.header()) instanceof JsonNode))
                .toList();
    }

    /** Strictly: every escape must be one, and the bytes must be UTF-8. */
    private static String decoded(String text) throws CharacterCodingException {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
                i += 2;
            } else {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        byte[] exact = new byte[length];
        System.arraycopy(bytes, 0, exact, 0, length);
        return utf8(exact);
    }

    static String utf8(byte @Nullable [] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes == null ? new byte[0] : bytes))
                .toString();
    }
}
