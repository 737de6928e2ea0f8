// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Addresses that are the same for a web server, and those that are none. */
class WebhookUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://bridge.example.com/chatwoot, https://bridge.example.com/chatwoot",
        "https://bridge.example.com/chatwoot, HTTPS://Bridge.Example.COM/chatwoot",
        "https://bridge.example.com/chatwoot, https://bridge.example.com:443/chatwoot/",
        "https://bridge.example.com/chatwoot?a=1, https://bridge.example.com/chatwoot/?a=1",
        "http://bridge.example.com, http://bridge.example.com:80/",
        "http://camel_app:8080/hook, http://CAMEL_APP:8080/hook/",
        "http://[::1]:8080/hook, http://[::1]:8080/hook/"
    })
    void oneAddressMayBeWrittenInManyWays(String ours, String other) {
        assertThat(new WebhookUrl(ours).isSamePlaceAs(other)).isTrue();
        assertThat(new WebhookUrl(other).isSamePlaceAs(ours)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bridge.example.com/chatwoot",
                "https://bridge.example.com:8443/chatwoot",
                "https://other.example.com/chatwoot",
                "https://bridge.example.com/Chatwoot",
                "https://bridge.example.com/chatwoot/more",
                "https://bridge.example.com/chatwoot?a=1",
                "ftp://bridge.example.com/chatwoot",
                "no address",
                ""
            })
    void otherAddressesAreOthers(String other) {
        assertThat(new WebhookUrl("https://bridge.example.com/chatwoot").isSamePlaceAs(other))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bridge.example.com/chatwoot",
                "ftp://bridge.example.com",
                "https://",
                "https:///chatwoot",
                "https://bridge.example.com/chat woot",
                "https://ada:zq7@bridge.example.com/chatwoot",
                "https://bridge.example.com/chatwoot#top",
                "https://bridge.example.com:port/"
            })
    void whatChatwootCannotPostToIsRefusedWithoutShowingAPassword(String text) {
        assertThatThrownBy(() -> new WebhookUrl(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an address that Chatwoot can post to")
                .hasMessageNotContaining("zq7");
    }

    @Test
    void aQueryAndAPasswordAreNotShown() {
        assertThat(new WebhookUrl("https://bridge.example.com/hook?key=zq7"))
                .hasToString("https://bridge.example.com/hook");
        assertThat(WebhookUrl.shown("https://ada:zq7@example.com/x#zq7")).isEqualTo("https://example.com/x");
        assertThat(WebhookUrl.shown(" ")).isEqualTo("nothing");
        assertThat(WebhookUrl.shown("http://a/" + "b".repeat(5_000) + "\n")).hasSizeLessThan(300);
    }

    @Test
    void whereItPointsIsKnown() {
        assertThat(new WebhookUrl("HTTP://Camel_App:8080/hook").host()).isEqualTo("camel_app");
        assertThat(new WebhookUrl("http://example.com").isPlain()).isTrue();
        assertThat(new WebhookUrl("https://example.com").isPlain()).isFalse();
    }
}
