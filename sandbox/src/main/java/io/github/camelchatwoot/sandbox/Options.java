// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the command line asks for. Used by one thread. */
final class Options {
    static final String HELP = """
            Usage: java -jar camel-chatwoot-sandbox-standalone.jar [OPTIONS]

            A Chatwoot in memory: REST, signed webhooks and a page to answer as an agent.
            It forgets everything when it stops (Ctrl-C).

              --port N            the port to listen on; 0 for any free one (default: 3000)
              --host ADDRESS      the address to listen on (default: 127.0.0.1). Whoever can reach
                                  it can do everything: the page gives the agent's token away
              --seed-data         begins with a small desk that looks as if people worked at it
              --seed-data FILE    begins with the data of a JSON file
              --inbox-events      tells account webhooks of inboxes, with their secrets
              --rate-limit N      answers so many requests of one client a minute; 0 for all
                                  (default: 0)
              --help              shows this
            """;

    /** A command line that cannot be understood. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    private static final int DEFAULT_PORT = 3000;
    private static final int MAX_PORT = 65_535;
    private static final String DEMO = "demo";

    final SandboxBuilder builder = ChatwootSandbox.builder().port(DEFAULT_PORT);
    boolean help;

    /** @throws UsageException when an option is unknown or has a wrong value */
    static Options parse(String... arguments) throws UsageException {
        Options options = new Options();
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            options.take(rest.removeFirst(), rest);
        }
        return options;
    }

    private void take(String argument, Deque<String> rest) throws UsageException {
        int equals = argument.indexOf('=');
        if (argument.startsWith("--") && equals > 0) {
            rest.addFirst(argument.substring(equals + 1));
            argument = argument.substring(0, equals);
        }
        switch (argument) {
            case "--help", "-h" -> help = true;
            case "--port" -> builder.port(port(value(argument, rest)));
            case "--host" -> builder.host(value(argument, rest));
            case "--inbox-events" -> builder.inboxEvents(true);
            case "--rate-limit" -> builder.rateLimit(rateLimit(value(argument, rest)));
            case "--seed-data" -> seed(rest.isEmpty() || rest.getFirst().startsWith("--") ? DEMO : rest.removeFirst());
            default -> throw new UsageException("Unknown option " + argument);
        }
    }

    private static String value(String option, Deque<String> rest) throws UsageException {
        if (rest.isEmpty() || rest.getFirst().isBlank() || rest.getFirst().startsWith("--")) {
            throw new UsageException(option + " needs a value");
        }
        return rest.removeFirst();
    }

    private static int port(String text) throws UsageException {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw notAPort(text);
        }
        throw notAPort(text);
    }

    private static int rateLimit(String text) throws UsageException {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw notALimit(text);
        }
        throw notALimit(text);
    }

    private static UsageException notALimit(String text) {
        return new UsageException("--rate-limit needs a number from 0 on, not " + text);
    }

    private static UsageException notAPort(String text) {
        return new UsageException("--port needs a number from 0 to " + MAX_PORT + ", not " + text);
    }

    private void seed(String source) throws UsageException {
        if (DEMO.equals(source)) {
            builder.demoData();
            return;
        }
        Path file = Path.of(source);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException("--seed-data: there is no file " + source + " that can be read");
        }
        try {
            builder.dataFile(file);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--seed-data: " + e.getMessage());
        }
    }
}
