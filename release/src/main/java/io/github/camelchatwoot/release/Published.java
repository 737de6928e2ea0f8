// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.release;

import java.nio.file.Path;
import java.util.stream.Stream;

/** A module that is published, and what the build has made of it. The folder of the parent is a module too. */
record Published(Path folder) {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).resolve("..").normalize();

    /** All modules of the build but those that say that they are not published. */
    static Stream<Published> all() {
        Stream<Path> modules = Pom.read(ROOT.resolve("pom.xml")).texts("modules/module").stream()
                .map(ROOT::resolve)
                .filter(folder -> !Pom.read(folder.resolve("pom.xml"))
                        .texts("properties/maven.deploy.skip")
                        .contains("true"));
        return Stream.concat(Stream.of(ROOT), modules).map(Published::new);
    }

    boolean hasJars() {
        return !folder.equals(ROOT);
    }

    /** What is published instead of its {@code pom.xml}. */
    Pom pom() {
        return Pom.read(folder.resolve(".flattened-pom.xml"));
    }

    /** @param classifier such as {@code -sources}; empty: the jar itself */
    Path jar(String classifier) {
        return folder.resolve("target")
                .resolve(pom().text("artifactId") + "-" + pom().text("version") + classifier + ".jar");
    }

    @Override
    public String toString() {
        return hasJars() ? ROOT.relativize(folder).toString() : "parent";
    }
}
