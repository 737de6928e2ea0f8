// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.sandbox.SandboxFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page in browsers: two customers and an agent at once. */
@Timeout(180)
class ChatPageTest extends ChatCase {

    private static final byte[] PIXELS = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static Browser dora;
    private static Browser emil;

    @BeforeAll
    static void startBrowsers() {
        dora = Browser.start();
        emil = Browser.start();
    }

    @AfterAll
    static void stopBrowsers() {
        for (Browser browser : new Browser[] {dora, emil}) {
            if (browser != null) {
                browser.close();
            }
        }
    }

    @AfterEach
    void closePages() {
        for (Browser browser : List.of(dora, emil)) {
            browser.open("about:blank");
            browser.complaints();
        }
    }

    private void signIn(Browser browser, String name) {
        browser.open(chat.pageUrl() + "/");
        browser.shown("#name").sendKeys(name + Keys.ENTER);
        browser.shown("body[data-state=live]");
    }

    private static void write(Browser browser, String text) {
        browser.shown("#text").sendKeys(text + Keys.ENTER);
    }

    @Test
    void twoCustomersAndAnAgentTalkAtOnce() {
        dora.open(chat.pageUrl() + "/");
        dora.shown("#name");
        dora.screenshot("sign-in");
        signIn(dora, "Dora");
        signIn(emil, "Emil");
        write(dora, "Hello, is my bicycle ready? 🚲");
        write(emil, "Do you sell bells?");
        dora.shown(".mine .fate", "Sent");
        emil.shown(".mine .fate", "Sent");
        long ofDora = conversation("dora");
        long ofEmil = conversation("emil");

        chatwoot.agent().typing(ofDora, true);
        dora.shown("#typing", "Gus is writing");
        dora.screenshot("typing");
        chatwoot.agent().reply(ofDora, "It is, since noon.");
        chatwoot.agent().reply(ofEmil, "We have seven kinds.");
        dora.shown(".message:not(.mine)", "It is, since noon.");
        emil.shown(".message:not(.mine)", "We have seven kinds.");
        dora.shown(".mine .fate", "Seen");
        await().atMost(LIMIT).until(() -> read(ofDora) && read(ofEmil));
        assertThat(dora.run("return document.getElementById('typing').textContent"))
                .isEqualTo("");
        assertThat(dora.run("return document.body.textContent")).asString().doesNotContain("seven");

        write(emil, "Lovely. <b>Three</b> of them,\nplease");
        emil.shown(".mine .bubble", "<b>Three</b>");
        dora.screenshot("answered");
        emil.dark(true);
        emil.size(390, 760);
        emil.screenshot("answered-dark-small");
        emil.dark(false);
        assertThat(dora.complaints()).isEmpty();
        assertThat(emil.complaints()).isEmpty();
    }

    private boolean read(long conversation) {
        return calls.messages(conversation).stream()
                .filter(message -> Integer.valueOf(1).equals(message.get("message_type")))
                .allMatch(message -> "read".equals(message.get("status")));
    }

    @Test
    void filesBothWaysAndTheHistoryAfterAReload(@TempDir Path folder) throws Exception {
        Path picture = Files.write(folder.resolve("my bell.png"), PIXELS);
        signIn(dora, "Dora");
        write(dora, "Like this one:");
        dora.shown(".mine .fate", "Sent");
        dora.all("#file").get(0).sendKeys(picture.toString());
        dora.shown(".mine .bubble img");
        chatwoot.agent()
                .reply(
                        conversation("dora"),
                        "Here is the list",
                        List.of(new SandboxFile(
                                "prices.txt", "text/plain", "1 bell: 7 EUR".getBytes(StandardCharsets.UTF_8))));
        dora.shown(".message:not(.mine) a.file", "prices.txt");
        await("the picture is there")
                .atMost(LIMIT)
                .until(() -> dora.run("return document.querySelector('.mine img').naturalWidth")
                        .equals("1"));

        List<String> before = bubbles(dora);
        dora.open(chat.pageUrl() + "/");
        dora.shown("body[data-state=live]");
        dora.shown(".message:not(.mine) a.file", "prices.txt");
        assertThat(bubbles(dora)).isEqualTo(before).hasSize(3);
        dora.screenshot("files");
    }

    private static List<String> bubbles(Browser browser) {
        return browser.all(".bubble").stream().map(bubble -> bubble.getText()).toList();
    }

    @Test
    void theChatGoesAwayWhileACustomerWrites() throws Exception {
        signIn(dora, "Dora");
        write(dora, "one");
        dora.shown(".mine .fate", "Sent");
        stop();
        dora.shown("#state", "Connecting");
        write(dora, "two");
        dora.shown(".mine.waiting .fate", "Sending");
        dora.screenshot("away");
        chatwoot.agent().reply(conversation("dora"), "three");
        startAgain();
        dora.shown("body[data-state=live]");
        dora.shown(".message:not(.mine)", "three");
        await().atMost(LIMIT).until(() -> dora.all(".waiting").isEmpty());
        chatwoot.agent().reply(conversation("dora"), "four");
        dora.shown(".message:not(.mine)", "four");
        assertThat(bubbles(dora)).containsExactly("one", "three", "two", "four");
        assertThat(texts("dora")).containsExactly("one", "three", "two", "four");
        assertThat(calls.list("listConversations", Map.of("CamelChatwootStatusFilter", "all")))
                .hasSize(1);
        assertThat(dora.complaints()).isNotEmpty().allMatch(one -> one.contains("WebSocket")); // it was away
    }
}
