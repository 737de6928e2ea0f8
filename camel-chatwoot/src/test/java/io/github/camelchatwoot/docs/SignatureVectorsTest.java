// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.Golden;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Secrets;
import io.github.camelchatwoot.webhook.SignatureVerifier;
import io.github.camelchatwoot.webhook.SignatureVerifier.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The published test vectors: deliveries of a real server, and what must not pass for one. */
class SignatureVectorsTest {

    private static final Path FILE = Path.of("..", "docs", "signature-vectors.json");
    private static final JsonMapper JSON = new JsonMapper();

    private final ArrayNode vectors = JSON.createArrayNode();

    @Test
    void theFileIsMadeOfTheRecordings() throws IOException {
        Hook plain = first("a small delivery", hook -> hook.event().startsWith("conversation_typing"));
        first("text that is not ASCII", hook -> hook.body().codePoints().anyMatch(letter -> letter > 0xFFFF));
        first(
                "characters that the server escapes: a body that is parsed and written again has another signature",
                hook -> hook.body().contains("\\u003c"));
        Hook large = signed(hook -> true).stream()
                .max(Comparator.comparingInt(hook -> hook.body().length()))
                .orElseThrow();
        add("the largest recorded delivery", large, secret(large), large.timestamp(), large.body(), true);
        first("an agent bot", hook -> hook.to().equals("bot"));

        String secret = secret(plain);
        String changed = plain.body().replaceFirst("conversation_typing", "conversation_tyqing");
        String later = String.valueOf(Long.parseLong(plain.timestamp()) + 1);
        add("a changed byte of the body", plain, secret, plain.timestamp(), changed, false);
        add("a space behind the body", plain, secret, plain.timestamp(), plain.body() + " ", false);
        add("another timestamp", plain, secret, later, plain.body(), false);
        add("another secret", plain, secret + "x", plain.timestamp(), plain.body(), false);

        ObjectNode file = JSON.createObjectNode();
        file.put(
                "signature",
                "sha256= and the lower-case hex HMAC-SHA256, with the secret as text for a key, over the"
                        + " timestamp, a dot, and the bytes of the body as received (here: text in UTF-8)");
        file.set("vectors", vectors);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        new Golden(FILE).holds(JSON.writer(printer).writeValueAsString(file) + "\n");
    }

    private Hook first(String shows, Predicate<Hook> which) {
        Hook hook = signed(which).get(0);
        add(shows, hook, secret(hook), hook.timestamp(), hook.body(), true);
        return hook;
    }

    private static List<Hook> signed(Predicate<Hook> which) {
        return Recordings.hooks().stream().filter(Hook::isSigned).filter(which).toList();
    }

    /** The one of the receiver's secrets that signed it. */
    private static String secret(Hook hook) {
        return Secrets.of(hook.to()).stream()
                .filter(secret -> SignatureVerifier.sign(secret, hook.timestamp(), hook.bytes())
                        .equals(hook.headers().get("x-chatwoot-signature")))
                .findFirst()
                .orElseThrow();
    }

    private void add(String shows, Hook hook, String secret, String timestamp, String body, boolean valid) {
        ObjectNode vector = vectors.addObject();
        vector.put("shows", shows);
        vector.put("secret", secret);
        vector.put("timestamp", timestamp);
        vector.put("body", body);
        vector.put("signature", hook.headers().get("x-chatwoot-signature"));
        vector.put("valid", valid);
    }

    @Test
    void everyVectorIsJudgedAsItSays() throws IOException {
        List<JsonNode> published = new ArrayList<>();
        JSON.readTree(Files.readString(FILE)).path("vectors").forEach(published::add);

        assertThat(published).hasSizeGreaterThan(8).allSatisfy(vector -> {
            String timestamp = vector.path("timestamp").asText();
            Clock clock = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(timestamp)), ZoneOffset.UTC);
            Verdict verdict = new SignatureVerifier(
                            List.of(vector.path("secret").asText()), Duration.ofMinutes(5), clock)
                    .verify(
                            timestamp,
                            vector.path("signature").asText(),
                            vector.path("body").asText().getBytes(StandardCharsets.UTF_8));

            assertThat(verdict == Verdict.VALID).isEqualTo(vector.path("valid").asBoolean());
        });
    }
}
