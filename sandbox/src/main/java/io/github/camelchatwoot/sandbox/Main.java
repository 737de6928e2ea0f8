// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

/** Runs a sandbox until the process ends. */
public final class Main {
    private static final int DEFAULT_PORT = 3000;

    private Main() {}

    /**
     * Starts the sandbox and says where it is and how to log in.
     *
     * @param args {@code --port N} and {@code --host ADDRESS}, both optional
     */
    public static void main(String... args) {
        ChatwootSandbox sandbox = new ChatwootSandbox().port(DEFAULT_PORT);
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--port" -> sandbox.port(Integer.parseInt(args[i + 1]));
                case "--host" -> sandbox.host(args[i + 1]);
                default -> throw new IllegalArgumentException("Unknown option " + args[i]);
            }
        }
        sandbox.start();
        System.out.println("Chatwoot sandbox on " + sandbox.baseUrl());
        System.out.println("account             " + sandbox.accountId());
        System.out.println("administrator token " + sandbox.adminToken());
        System.out.println("agent token         " + sandbox.agentToken());
    }
}
