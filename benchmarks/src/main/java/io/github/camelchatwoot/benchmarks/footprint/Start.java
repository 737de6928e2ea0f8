// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelchatwoot.benchmarks.measure.Heap;
import io.github.camelchatwoot.benchmarks.measure.OwnProcess;
import io.github.camelchatwoot.benchmarks.measure.Resource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * The start of an application in a JVM of its own. Times from the start of the JVM.
 *
 * @param started milliseconds until the routes were started
 * @param called milliseconds until the first call was answered, or the first delivery was at the end of the route
 * @param cpu milliseconds that the process has used of processors until then, compiler and collector included
 * @param heap what is in use then after a collection, in KiB
 * @param classes how many were loaded then
 */
record Start(long started, long called, long cpu, long heap, long classes) {

    private static final String BODY = "{\"content\":\"" + Resource.SENTENCE + "\"}";

    /** Starts one, and stops it. */
    static Start of(Application application, int port) throws IOException {
        try (OwnProcess process = OwnProcess.start(Start.class, List.of("-Xmx256m"), application, port)) {
            String[] words = process.line().split(" ", -1);
            return new Start(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]));
        }
    }

    /** The application itself: prints what it took, and ends. */
    public static void main(String[] args) throws Exception {
        Application application = Application.valueOf(args[0]);
        int port = Integer.parseInt(args[1]);
        Main main = new Main();
        application.properties(port).forEach((key, value) -> main.addInitialProperty(key, value.toString()));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                application.configure(this, port);
            }
        });
        main.start();
        long started = System.currentTimeMillis();
        call(application, main, port);
        long called = System.currentTimeMillis();
        long cpu =
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
        long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
        long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        System.out.println(
                (started - begun) + " " + (called - begun) + " " + cpu + " " + Heap.afterCollection() + " " + classes);
        main.stop();
        System.exit(0);
    }

    private static void call(Application application, Main main, int port) throws Exception {
        if (application.isConsumer()) {
            FirstDelivery.send(port);
            Application.awaitArrival();
            return;
        }
        Exchange exchange = main.getCamelTemplate()
                .request(Application.START, request -> request.getMessage().setBody(BODY));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }
}
