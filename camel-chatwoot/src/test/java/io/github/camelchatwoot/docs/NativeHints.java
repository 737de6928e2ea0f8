// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.model.ChatwootRecord;

/**
 * What a native image must keep of the component, in GraalVM's form: classes that Camel makes by their names, types of
 * options, exceptions that routes name, records that Jackson reads and writes and that expressions look into; and the
 * resources that are looked for.
 */
final class NativeHints {

    /** libphonenumber reads what it knows of a country when the first number of it comes. */
    private static final String PHONE_NUMBERS = "com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_.*";

    private static final Path GENERATED =
            Path.of(System.getProperty("basedir", "")).resolve("src/generated/resources");
    private static final String ROOT = ChatwootComponent.class.getPackageName();
    private static final ObjectMapper JSON = new ObjectMapper();

    private NativeHints() {}

    static String reflection() {
        Map<String, ObjectNode> entries = new TreeMap<>();
        Stream.concat(options(), exceptions())
                .forEach(name -> entries.put(name, entry(name).put("allPublicMethods", true)));
        services().forEach(name -> entries.put(name, made(name)));
        records()
                .forEach(name -> entries.put(
                        name,
                        entry(name)
                                .put("allDeclaredConstructors", true)
                                .put("allDeclaredFields", true)
                                .put("allDeclaredMethods", true)));
        return text(JSON.createArrayNode().addAll(entries.values()));
    }

    static String resources() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode includes = root.putObject("resources").putArray("includes");
        includes.addObject().put("pattern", PHONE_NUMBERS);
        files(GENERATED)
                .map(file -> GENERATED.relativize(file).toString().replace('\\', '/'))
                .forEach(name -> includes.addObject().put("pattern", "\\Q" + name + "\\E"));
        return text(root);
    }

    /** Files below META-INF/services say {@code class=...}, or a class and nothing else. */
    private static Stream<String> services() {
        return files(GENERATED.resolve("META-INF/services"))
                .flatMap(NativeHints::lines)
                .map(line -> line.replaceFirst("^class=", ""))
                .filter(line -> line.startsWith(ROOT + "."));
    }

    /** Those that are ours. The metadata has a dot where a class is within another one. */
    private static Stream<String> options() {
        return Stream.of("componentProperties", "properties")
                .flatMap(kind -> ComponentMetadata.all(kind).values().stream())
                .map(option -> String.valueOf(option.get("javaType")))
                .filter(type -> type.startsWith(ROOT + "."))
                .map(type -> type.replaceAll("([A-Z]\\w*)\\.", "$1\\$"));
    }

    private static Stream<String> exceptions() {
        try {
            return new ClassFileImporter()
                            .importPath(Path.of(ChatwootComponent.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI()))
                            .stream()
                            .filter(type -> type.isAssignableTo(Throwable.class))
                            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                            .map(JavaClass::getName);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> records() {
        return Stream.concat(
                        Stream.of(ChatwootRecord.class),
                        Stream.of(Objects.requireNonNull(ChatwootRecord.class.getPermittedSubclasses())))
                .map(Class::getName);
    }

    private static ObjectNode made(String name) {
        ObjectNode entry = entry(name).put("allPublicMethods", true);
        ObjectNode constructor = entry.putArray("methods").addObject().put("name", "<init>");
        constructor.putArray("parameterTypes");
        return entry;
    }

    private static ObjectNode entry(String name) {
        return JSON.createObjectNode().put("name", name);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the same order everywhere. */
    private static Stream<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            return files.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        try {
            return JSON.writer(printer).writeValueAsString(json) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
