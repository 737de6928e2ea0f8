// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Runs a sandbox until the process ends. */
public final class Main {
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String LOG = "org.slf4j.simpleLogger.";

    private Main() {}

    /**
     * Starts the sandbox and says where it is and how to log in. Ends the process with 2 when the options are wrong,
     * and with 1 when the sandbox cannot start.
     *
     * @param args see {@code --help}
     */
    public static void main(String... args) {
        keepLogsQuiet();
        int code = run(
                System.out,
                System.err,
                sandbox -> Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop")),
                args);
        if (code != FINE) {
            System.exit(code);
        }
    }

    /** Warnings and errors only, unless the command line says otherwise. */
    private static void keepLogsQuiet() {
        for (String setting : new String[] {"defaultLogLevel=warn", "showDateTime=true", "showThreadName=false"}) {
            String name = LOG + setting.substring(0, setting.indexOf('='));
            if (System.getProperty(name) == null) {
                System.setProperty(name, setting.substring(setting.indexOf('=') + 1));
            }
        }
    }

    /**
     * Does what the command line says.
     *
     * @param started takes over the sandbox
     * @return the exit code; with zero, the sandbox runs on
     */
    static int run(PrintStream out, PrintStream err, Consumer<ChatwootSandbox> started, String... args) {
        Options options;
        ChatwootSandbox sandbox;
        try {
            options = Options.parse(args);
            if (options.help) {
                out.print(Options.HELP);
                return FINE;
            }
            sandbox = options.builder.build();
        } catch (Options.UsageException e) {
            err.println(e.getMessage() + "\nTry --help");
            return MISUSED;
        } catch (IllegalArgumentException e) {
            err.println("--seed-data: " + e.getMessage());
            return MISUSED;
        }
        try {
            sandbox.start();
        } catch (IllegalStateException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            err.println("The sandbox cannot start: " + reason.getMessage());
            return FAILED;
        }
        started.accept(sandbox);
        tell(out, sandbox);
        return FINE;
    }

    private static void tell(PrintStream out, ChatwootSandbox sandbox) {
        out.println("Chatwoot sandbox on " + sandbox.baseUrl());
        out.println("account             " + sandbox.accountId());
        out.println("administrator token " + sandbox.adminToken());
        out.println("agent token         " + sandbox.agentToken());
        out.println("It forgets everything when it stops (Ctrl-C).");
        out.flush();
    }
}
