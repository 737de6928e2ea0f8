// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A class of the benchmarks in a process of its own, so that what it costs does not count among the costs of what is
 * measured. It is spoken to in lines, over its standard input and output, and ends when its input ends. Used by one
 * thread.
 */
public final class OwnProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader says;
    private final PrintStream hears;
    private final String name;

    private OwnProcess(Process process, String name) {
        this.process = process;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.hears = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.name = name;
    }

    /**
     * Starts one.
     *
     * @param main the class with the method {@code main}
     * @param options of the JVM, such as {@code -Xmx256m}
     * @param arguments of the method
     */
    public static OwnProcess start(Class<?> main, List<String> options, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new OwnProcess(process, main.getSimpleName());
    }

    /** Waits for the next line that it says. */
    public String line() throws IOException {
        String line = says.readLine();
        if (line == null) {
            throw new IOException(name + " has ended");
        }
        return line;
    }

    /** Says a line to it and waits for what it answers. */
    public String ask(String line) throws IOException {
        hears.println(line);
        return line();
    }

    /** What a process that was started so hears: it ends with who has started it. */
    public static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
