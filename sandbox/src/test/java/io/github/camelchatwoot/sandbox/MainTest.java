// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The command line. */
class MainTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<ChatwootSandbox> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(ChatwootSandbox::close);
    }

    private int run(String... args) {
        return Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), started::add, args);
    }

    private ChatwootSandbox sandbox() {
        assertThat(started).hasSize(1);
        return started.get(0);
    }

    @Test
    void saysWhereItIsAndHowToLogIn() {
        assertThat(run("--port", "0")).isZero();

        assertThat(out.toString(UTF_8))
                .contains(sandbox().baseUrl(), sandbox().adminToken(), sandbox().agentToken());
        assertThat(Api.admin(sandbox())
                        .get("/contacts")
                        .json()
                        .at("/meta/count")
                        .asInt())
                .isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void listensOnTheAddress() {
        assertThat(run("--host=127.0.0.1", "--port=0")).isZero();

        assertThat(sandbox().baseUrl()).startsWith("http://127.0.0.1:");
    }

    @ParameterizedTest
    @CsvSource({"--seed-data,", "--seed-data,demo"})
    void beginsWithADesk(String option, String value) {
        assertThat(value == null ? run(option, "--port", "0") : run("--port", "0", option, value))
                .isZero();

        assertThat(sandbox().data().contact("Dora Lindner").sourceId()).isEqualTo("sms:+4915550100001");
    }

    @Test
    void beginsWithTheDataOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("desk.json"), "{\"contacts\": [{\"name\": \"Dora\"}]}");

        assertThat(run("--port", "0", "--seed-data", file.toString())).isZero();

        assertThat(sandbox().data().contact("Dora").id()).isEqualTo(1);
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString(UTF_8)).contains("--port", "--host", "--seed-data", "--help");
        assertThat(started).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour red|Unknown option --colour",
                "red|Unknown option red",
                "--port|--port needs a value",
                "--port --help|--port needs a value",
                "--port x|--port needs a number from 0 to 65535, not x",
                "--port 70000|--port needs a number from 0 to 65535, not 70000",
                "--seed-data nowhere.json|--seed-data: there is no file nowhere.json that can be read",
            })
    void refusesWhatItDoesNotUnderstand(String arguments, String words) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString(UTF_8)).isEqualTo(words + "\nTry --help" + System.lineSeparator());
        assertThat(started).isEmpty();
    }

    @Test
    void refusesAFileThatIsNoData() throws IOException {
        Path wrong = Files.writeString(folder.resolve("desk.json"), "{\n\"contacts\": [{\"phone\": 1}]}");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\n\n\"contacts\"}");

        assertThat(run("--seed-data", wrong.toString())).isEqualTo(2);
        assertThat(run("--seed-data", broken.toString())).isEqualTo(2);

        assertThat(err.toString(UTF_8))
                .contains("--seed-data: desk.json, line 2: /contacts/0/phone: unknown field")
                .contains("--seed-data: broken.json, line 3: ");
    }

    @Test
    void saysSoWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", String.valueOf(taken.getLocalPort()))).isEqualTo(1);
        }

        assertThat(err.toString(UTF_8)).startsWith("The sandbox cannot start: ").contains("in use");
        assertThat(started).isEmpty();
    }
}
