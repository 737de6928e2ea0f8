// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.report.Section;

/** A message with a file of 10 MB, read from the disk for each call. */
final class FileBenchmark {

    private static final int SIZE = 10_000_000;
    private static final int IN_FLIGHT = 4;

    private FileBenchmark() {}

    static Section run(Effort effort) throws Exception {
        return new Section(
                "createMessage with a file of 10 MB, 0 ms server time, " + IN_FLIGHT + " in flight",
                measure(effort).table());
    }

    static Comparison measure(Effort effort) throws Exception {
        Path file = file();
        try (Stub stub = Stub.start(0, Payload.SMALL)) {
            List<Supplier<Variant>> makers = List.of(
                    () -> new RawVertxFile(stub.port(), file),
                    () -> new RawHttpClient5File(stub.port(), file),
                    () -> new ChatwootFile(stub.port(), file));
            return ProducerBenchmark.measure(makers.stream().map(Supplier::get).toList(), IN_FLIGHT, 1, effort);
        } finally {
            Files.delete(file);
        }
    }

    private static Path file() throws IOException {
        Path file = Files.createTempFile("benchmark", ".bin");
        Files.write(file, new byte[SIZE]);
        return file;
    }
}
