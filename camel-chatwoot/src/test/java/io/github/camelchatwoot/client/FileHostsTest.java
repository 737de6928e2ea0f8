// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which addresses are asked, and which are not, whoever names them. */
class FileHostsTest {

    private static final String SERVER = "https://chat.example.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://chat.example.com/a",
                "HTTPS://CHAT.example.COM/a",
                "http://chat.example.com/a",
                "https://chat.example.com:443/a",
                "https://files.example.com/a?X-Amz-Signature=zq7",
                "http://minio:9000/a",
                "https://[2001:db8::1]/a"
            })
    void whatIsNamedIsAsked(String address) {
        assertThat(isAllowed(SERVER, address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/a",
                "https://chat.example.com.evil.org/a",
                "https://evil.org/chat.example.com",
                "https://chat.example.com:8443/a",
                "https://chat.example.com@evil.org/a",
                "https://zq7@chat.example.com/a",
                "http://minio/a",
                "http://minio:9001/a",
                "http://169.254.169.254/latest/meta-data",
                "http://localhost:6379/",
                "http://[::1]/",
                "//chat.example.com/a",
                "/a",
                "file:///etc/passwd",
                "file://chat.example.com/etc/passwd",
                "ftp://chat.example.com/a",
                "gopher://chat.example.com:80/a",
                "jar:https://chat.example.com/a!/b",
                "https:///a",
                "https:a",
                "mailto:a@chat.example.com"
            })
    void nothingElseIsAsked(String address) {
        assertThat(isAllowed(SERVER, address)).isFalse();
    }

    @Test
    void aPortOfTheServerIsTheOnlyOne() {
        assertThat(isAllowed("http://chat.example.com:3000", "http://chat.example.com:3000/a"))
                .isTrue();
        assertThat(isAllowed("http://chat.example.com:3000", "http://chat.example.com/a"))
                .isFalse();
    }

    @Test
    void withoutAServerTheAddressOfTheEventIsBelievedAndNoOther() {
        assertThat(isAllowed(null, "http://chat.example.com:3000/a")).isTrue();

        FileHosts hosts = FileHosts.of(null, List.of());
        assertThatThrownBy(() -> hosts.check(URI.create("http://chat.example.com/a"), URI.create("http://localhost/a")))
                .hasMessage(
                        "its address leads to localhost:80, which is not Chatwoot's server: if files are kept there,"
                                + " add it to the option attachmentHosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://files.example.com", "*.example.com", "files/", "a b", ":9000", "a:b", "-a", "a:"})
    void whatIsNoHostIsRefused(String host) {
        assertThatThrownBy(() -> FileHosts.of(null, List.of("files.example.com", host)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option attachmentHosts names '" + host
                        + "': write hosts with commas, such as files.example.com,minio:9000");
    }

    private static boolean isAllowed(@Nullable String server, String address) {
        FileHosts hosts = FileHosts.of(
                server == null ? null : URI.create(server),
                List.of("files.example.com", "minio:9000", "[2001:DB8::1]"));
        try {
            hosts.check(URI.create(address), URI.create(address));
            return true;
        } catch (DownloadException e) {
            assertThat(e).hasMessageNotContaining("zq7").hasMessageNotContaining("?");
            return false;
        }
    }
}
