// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page, used as an agent does, in a browser. */
class AgentPageTest {
    private static final byte[] PIXELS = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static Browser browser;

    private ChatwootSandbox sandbox;
    private Receiver bridge;
    private ApiInbox inbox;
    private Api admin;
    private long conversation;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        bridge = new Receiver();
        sandbox = new ChatwootSandbox().start();
        inbox = sandbox.createApiInbox("SMS", bridge.url("/hook"));
        admin = Api.admin(sandbox);
        browser.size(1200, 800);
        browser.open(sandbox.baseUrl());
        browser.shown("body[data-cable=live]");
        conversation = admin.conversation(inbox, "sms:1");
        customerWrites("Where is my order?");
    }

    @AfterEach
    void close() {
        assertThat(browser.complaints()).isEmpty();
        browser.open("about:blank");
        sandbox.close();
        bridge.close();
    }

    @Test
    void answersAndSeesHowFarTheAnswerGot() {
        openConversation();
        write("It left today.");
        browser.shown(".outgoing", "It left today.");
        browser.shown(".outgoing .delivery", "Sent");
        await().until(() -> bridge.received("message_created").stream()
                .anyMatch(webhook -> webhook.json().path("content").asText().equals("It left today.")));
        long answer = lastMessageId();

        admin.patch(messages() + "/" + answer, Map.of("status", "delivered"));
        browser.shown(".outgoing .delivery", "Delivered");
        admin.patch(messages() + "/" + answer, Map.of("status", "read"));
        browser.shown(".outgoing .delivery", "Read");
        browser.screenshot("answered");
        browser.dark(true);
        browser.screenshot("answered-dark");
        browser.dark(false);
    }

    @Test
    void showsWhyAnAnswerFailedAndTriesAgain() {
        openConversation();
        bridge.answerWith(500);
        write("Can you hear me?");
        browser.shown(".outgoing .failure", "500 Internal Server Error");
        browser.screenshot("failed");

        bridge.answerWith(200);
        browser.click(".outgoing .again", "");
        browser.shown(".outgoing .delivery", "Sent");
        browser.awaitGone(".outgoing .failure");
    }

    @Test
    void whatTheCustomerDoesShowsAtOnce() {
        openConversation();
        customer("/toggle_typing", Map.of("typing_status", "on"));
        browser.shown("#typing", "Mia Muster is writing");
        browser.screenshot("typing");
        customerWrites("It was number 4711");
        browser.shown(".incoming", "It was number 4711");
        browser.awaitGone("#typing");
        customer("/toggle_typing", Map.of("typing_status", "on"));
        browser.shown("#typing");
        customer("/toggle_typing", Map.of("typing_status", "off"));
        browser.awaitGone("#typing");
    }

    @Test
    void writesNotesResolvesAndReopens() {
        openConversation();
        browser.all("input[value=note]").get(0).click();
        write("Is a regular.");
        browser.shown(".note", "Is a regular.");
        assertThat(admin.get(messages()).json().at("/payload").findValuesAsText("private"))
                .contains("true");

        browser.click("#actions button", "Resolve");
        browser.shown("#status", "resolved");
        browser.shown(".activity", "Conversation was marked resolved by Gus Agent");
        customerWrites("One more thing");
        browser.shown("#status", "open");
    }

    @Test
    void attachesFilesAndShowsPictures(@TempDir Path folder) throws IOException {
        openConversation();
        Path picture = Files.write(folder.resolve("map.png"), PIXELS);
        Path text = Files.writeString(folder.resolve("hours & days.txt"), "Mo-Fr");
        WebElement pick = browser.all("#pick").get(0);
        pick.sendKeys(picture.toString());
        pick.sendKeys(text.toString());
        browser.shown("#files", "hours & days.txt");
        write("See here");
        browser.shown(".outgoing img[alt='Picture map.png']");
        assertThat(browser.shown(".outgoing a.file", "txt").getDomAttribute("href"))
                .endsWith(".txt");
        await("the picture is there")
                .until(() -> browser.run("return document.querySelector('.outgoing img').naturalWidth")
                        .equals("1"));
        browser.screenshot("attachments");
    }

    @Test
    void strangersTextsAreTextsOnly() {
        customerWrites("<img src=x onerror=\"document.title='owned'\"> <b>bold</b> http://example.com/?a=<i>");
        openConversation();
        browser.shown(".incoming", "<b>bold</b>");
        assertThat(browser.all(".incoming img, .incoming b")).isEmpty();
        assertThat(browser.run("return document.title")).isNotEqualTo("owned");
    }

    @Test
    void everythingHasANameAndTheKeyboardSuffices() {
        browser.with("#conversations a", "Mia Muster", first -> browser.run("arguments[0].focus()", first));
        browser.focused().sendKeys(Keys.ENTER);
        await().until(() -> "text".equals(browser.focused().getDomAttribute("id")));
        browser.focused().sendKeys("By keyboard", Keys.ENTER);
        browser.shown(".outgoing", "By keyboard");
        List<WebElement> controls = browser.all("button, a, input:not([hidden]), textarea");
        assertThat(controls).isNotEmpty();
        assertThat(controls)
                .filteredOn(WebElement::isDisplayed)
                .allSatisfy(control -> assertThat(control.getAccessibleName()).isNotBlank());
    }

    @Test
    void fitsOnAPhone() {
        browser.size(360, 740);
        openConversation();
        write("A rather long answer, with Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenträgerin in it");
        browser.shown(".outgoing", "A rather long answer");
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
        browser.screenshot("phone");
        browser.click("#back", "");
        browser.shown("#conversations a", "Mia Muster");
        browser.screenshot("phone-list");
    }

    private void openConversation() {
        browser.click("#conversations a", "Mia Muster");
        browser.shown("#name", "Mia Muster");
        browser.shown("#text");
    }

    private static void write(String text) {
        browser.shown("#text").sendKeys(text, Keys.ENTER);
    }

    private void customerWrites(String text) {
        customer("/messages", Map.of("content", text));
    }

    private void customer(String path, Map<String, ?> body) {
        String url = "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts/sms:1/conversations/" + conversation;
        assertThat(Api.anonymous(sandbox).post(url + path, body).status()).isEqualTo(200);
    }

    private String messages() {
        return "/conversations/" + conversation + "/messages";
    }

    private long lastMessageId() {
        return admin.get(messages()).json().at("/payload").findValues("id").stream()
                .mapToLong(id -> id.asLong())
                .max()
                .orElseThrow();
    }
}
