// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.apache.camel.spi.Metadata;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Which package may use which, and what none may do. A new package needs its line in {@link #MAY_USE}. */
class ArchitectureTest {

    private static final String ROOT = "io.github.camelchatwoot";

    /** The packages below the root, and what each may use of the others; the root may use them all. */
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("json", Set.of()),
            Map.entry("crypto", Set.of()),
            Map.entry("client", Set.of("json")),
            Map.entry("operation", Set.of("client", "json", "crypto")),
            Map.entry("paging", Set.of("client", "operation")),
            Map.entry("event", Set.of("json")),
            Map.entry("cable", Set.of("client", "json")),
            Map.entry("intake", Set.of("event", "client", "operation")),
            Map.entry("model", Set.of("event", "json")),
            Map.entry("delivery", Set.of("json", "crypto", "client", "operation", "event")),
            Map.entry("webhook", Set.of("event", "crypto", "client", "operation", "json")),
            Map.entry("sweep", Set.of("intake", "event", "paging", "client", "operation", "json"))));

    private static final Set<String> MAY_USE_CAMELS_ANNOTATIONS = Set.of("operation");

    private static final JavaClasses CLASSES = classes();

    private static JavaClasses classes() {
        try {
            return new ClassFileImporter()
                    .importPath(Path.of(ChatwootComponent.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> known = new TreeSet<>();
        known.add(ROOT);
        MAY_USE.keySet().forEach(name -> known.add(ROOT + "." + name));

        assertThat(CLASSES)
                .extracting(JavaClass::getPackageName)
                .isSubsetOf(known)
                .containsAll(known);
    }

    @Test
    void packagesUseOnlyWhatIsBelowThem() {
        MAY_USE.forEach((name, used) -> {
            List<String> others = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(name) && !used.contains(other))
                    .map(other -> ROOT + "." + other)
                    .toList();
            in(name).should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        });
    }

    @Test
    void nobodyUsesTheRoot() {
        MAY_USE.keySet()
                .forEach(name -> in(name).should()
                        .dependOnClassesThat(resideInAPackage(ROOT))
                        .check(CLASSES));
    }

    @Test
    void onlyTheRootKnowsCamel() {
        MAY_USE.keySet().forEach(name -> {
            DescribedPredicate<JavaClass> camel = resideInAPackage("org.apache.camel..");
            boolean annotations = MAY_USE_CAMELS_ANNOTATIONS.contains(name);
            in(name).should()
                    .dependOnClassesThat(annotations ? camel.and(not(belongToAnyOf(Metadata.class))) : camel)
                    .check(CLASSES);
        });
    }

    @Test
    void onlyTheClientKnowsTheHttpClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".client")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCableAndWhoeverOpensItKnowVertx() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cable")
                .and()
                .doNotHaveSimpleName("SharedVertx")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void onlyJsonAndTheReadersOfExchangesKnowJackson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".json")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.fasterxml..").and(not(belongToAnyOf(JsonCreator.class, JsonValue.class))))
                .check(CLASSES);
    }

    @Test
    void nothingIsPrinted() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
    }

    @Test
    void threadsComeFromConnectionsOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Connections")
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(Executors.class, ForkJoinPool.class, ThreadPoolExecutor.class, Timer.class))
                .orShould()
                .callConstructorWhere(target(owner(assignableTo(Thread.class))))
                .orShould()
                .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
                .orShould()
                .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
                .check(CLASSES);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(CLASSES);
    }

    @Test
    void publicFieldsCannotChange() {
        fields().that().arePublic().should().beFinal().andShould().beStatic().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static Set<JavaPackage> packages() {
        Set<JavaPackage> packages = new HashSet<>();
        CLASSES.forEach(each -> packages.add(each.getPackage()));
        return packages;
    }

    private static GivenClassesConjunction in(String name) {
        return noClasses().that().resideInAPackage(ROOT + "." + name);
    }
}
