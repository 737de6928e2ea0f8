// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import io.github.camelchatwoot.client.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which addresses Chatwoot's server refuses to post to, and why a secret may be missing. */
class AdviceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "198.18.0.1",
                "198.19.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1"
            })
    void privateAddresses(String address) throws UnknownHostException {
        assertThat(Advice.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "100.63.0.1",
                "100.128.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1",
                "2001:4860:4860::8888"
            })
    void publicAddresses(String address) throws UnknownHostException {
        assertThat(Advice.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void theServersVersionTellsWhyThereIsNoSecret() {
        Version since = new Version("4.13.0");

        assertThat(Advice.noSecret(since, Optional.of(new Version("4.15.1"))))
                .contains("accessToken to the token of an administrator")
                .doesNotContain("verify=false");
        assertThat(Advice.noSecret(since, Optional.of(new Version("4.12.9"))))
                .contains("from 4.13.0 on", "verify=false", "4.12.9")
                .doesNotContain("accessToken");
        assertThat(Advice.noSecret(since, Optional.empty())).contains("accessToken", "verify=false");
    }
}
