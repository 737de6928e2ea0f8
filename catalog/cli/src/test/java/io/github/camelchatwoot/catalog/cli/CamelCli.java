// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Camel CLI as a process of its own, with nothing on its class path but itself. */
final class CamelCli {

    private static final long LIMIT_SECONDS = 300;

    private final Path folder;

    /** @param folder where commands are given */
    CamelCli(Path folder) {
        this.folder = folder;
    }

    /** Gives a command; what it prints. Fails when the command does, or does not end. */
    String run(String... args) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "camel", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target/classes").toAbsolutePath()
                        + System.getProperty("path.separator")
                        + Files.readString(Path.of("target/cli.classpath")).strip(),
                CamelCommand.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String printed = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("camel " + String.join(" ", args) + "\n" + printed);
            }
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
