// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Data in files. */
class DataFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("desk.json"), text);
    }

    @Test
    void isTheSameAsWhatABuilderSays() throws IOException {
        var builder = ChatwootSandbox.builder()
                .account("Umbrella")
                .agent("Nina")
                .apiInbox("SMS", "http://127.0.0.1:9/")
                .contact("Dora", dora -> dora.phone("+4915550100001"))
                .conversation(talk -> talk.incoming("Hi").outgoing("Hello").resolved());

        var built = builder.build().data();
        var read = ChatwootSandbox.builder()
                .dataFile(file(builder.data().toPrettyString()))
                .build()
                .data();

        assertThat(read.conversation("Dora")).isEqualTo(built.conversation("Dora"));
        assertThat(read.account("Umbrella")).isEqualTo(built.account("Umbrella"));
        assertThat(read.user("Nina").email()).isEqualTo("nina@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\\n 'inboxes': [{'name': 'SMS',\\n 'colour': 'red'}]}|desk.json, line 3: /inboxes/0/colour: unknown field",
                "{\\n 'contacts': [\\n  {'name': 'Dora',\\n   'email': 'x'}]}|desk.json, line 3: /contacts/0: Email Invalid",
                "{'contacts':\\n [{'email': 'a@b.org'}]}|desk.json, line 2: /contacts/0/name: is missing",
                "{'users': {}}|desk.json, line 1: /users: must be a list",
                "{'users': ['Nina']}|desk.json, line 1: /users/0: must be an object",
                "{'name':\\n ,}|desk.json, line 2: Unexpected character",
                "{'name': 'a',\\n 'name': 'b'}|desk.json, line 2: Duplicate field",
                "[]|desk.json, line 1: must be a JSON object",
                "{'contacts': [{'name': 'D', 'at': 'yesterday'}]}|desk.json, line 1: /contacts/0/at: \"yesterday\" is no moment",
                "{'inboxes': [{'name': 'S', 'type': 'fax'}]}|/inboxes/0/type: \"fax\" is none of api, web_widget, email",
            })
    void aFaultIsToldWithItsLine(String text, String words) throws IOException {
        Path file = file(text.replace('\'', '"').replace("\\n", "\n"));

        assertThatThrownBy(() -> ChatwootSandbox.builder().dataFile(file).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words.replace("\\\"", "\""));
    }

    @Test
    void theDemoLooksLikeADesk() {
        ChatwootSandbox demo = ChatwootSandbox.builder().demoData().build();

        assertThat(demo.data().apiInbox("SMS").id()).isEqualTo(1);
        assertThat(demo.data().conversations("Dora Lindner")).hasSize(2);
        assertThat(demo.data().conversation("Priya Nair").messageIds()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(demo.data().team("shipping").id()).isEqualTo(1);
    }
}
