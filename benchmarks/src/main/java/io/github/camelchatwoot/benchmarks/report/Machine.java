// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/** What it is measured on. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final long GIB = 1L << 30;

    private Machine() {}

    /** In one line. */
    static String describe() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors%s, %d GiB, Java %s (%s)",
                system.getName(),
                system.getArch(),
                system.getAvailableProcessors(),
                model(),
                system.getTotalMemorySize() / GIB,
                Runtime.version(),
                System.getProperty("java.vm.vendor"));
    }

    /** The name of the processor, where the system tells it. */
    private static String model() {
        if (!Files.isReadable(PROCESSORS)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).trim() + ")")
                    .orElse("");
        } catch (IOException e) {
            return " (" + e.getMessage() + ")";
        }
    }
}
