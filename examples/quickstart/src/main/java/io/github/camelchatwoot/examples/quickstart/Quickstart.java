// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the bridge on the embedded sandbox, or on the Chatwoot of the environment, plays a short conversation and prints
 * it as Chatwoot has it.
 */
public final class Quickstart {

    private static final int CLOSING_SECONDS = 20;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PrintStream out;
    private final Map<String, String> environment;
    private final String dsl;
    private final boolean keep;

    Quickstart(PrintStream out, Map<String, String> environment, String dsl, boolean keep) {
        this.out = out;
        this.environment = environment;
        this.dsl = dsl;
        this.keep = keep;
    }

    /** Runs it. The system property keep goes on after the story; dsl chooses the form of the routes (yaml or java). */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String keep = System.getProperty("keep", "false");
        new Quickstart(out, System.getenv(), System.getProperty("dsl", "yaml"), !keep.equals("false")).run();
    }

    void run() throws Exception {
        try {
            play();
        } finally {
            closed.countDown();
        }
    }

    private void play() throws Exception {
        int port = port();
        String bridgeUrl = Optional.ofNullable(environment.get("BRIDGE_URL")).orElse("http://127.0.0.1:" + port);
        try (SmsGateway gateway = SmsGateway.start();
                Desk desk = Desks.open(environment, bridgeUrl + "/chatwoot");
                Bridge bridge = Bridge.start(desk, port, gateway.url(), dsl)) {
            String smsUrl = "http://127.0.0.1:" + port + "/sms";
            introduce(desk, smsUrl, bridgeUrl, gateway);
            Story story = new Story(desk, bridge.calls(), gateway, smsUrl);
            long conversation = story.play();
            out.println(Transcript.of(conversation, story.messages(conversation)));
            out.println("  The customer's phone has received:");
            gateway.sent().forEach(sms -> out.println("    " + sms.to() + "  " + sms.text()));
            out.println();
            if (keep) {
                stay(desk, smsUrl);
            }
        }
    }

    private void introduce(Desk desk, String smsUrl, String bridgeUrl, SmsGateway gateway) {
        out.println();
        out.println("  " + desk + " at " + desk.page());
        out.println(
                "  Bridge (" + dsl + ")    at " + smsUrl + " for the gateway, " + bridgeUrl + "/chatwoot for Chatwoot");
        out.println("  SMS gateway      at " + gateway.url());
        out.println();
    }

    private void stay(Desk desk, String smsUrl) throws InterruptedException {
        out.println("  Staying up. Answer as an agent at " + desk.page());
        out.println("  Write as a customer:");
        out.println(
                "    curl -H 'Content-Type: application/json' -d '{\"id\":\"1\",\"from\":\"+4915112345678\",\"text\":\"Hi\"}' "
                        + smsUrl);
        out.println("  Stop with Ctrl-C.");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "quickstart-stop"));
        stopped.await();
    }

    /** Ends the stay, and holds the JVM until everything is closed and the callback URL is put back. */
    private void stop() {
        stopped.countDown();
        try {
            if (!closed.await(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                out.println("  Not everything was closed within " + CLOSING_SECONDS + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int port() throws IOException {
        String wanted = environment.get("BRIDGE_PORT");
        if (wanted != null) {
            return Integer.parseInt(wanted);
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
