// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Route;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of operations against every route of a real server: the table is not its own proof. */
class RoutesTest {

    private static final List<List<String>> OMISSIONS = Recordings.table("omissions.tsv");

    @Test
    void everyOperationIsARouteOfTheServer() {
        Set<String> routes = Route.all().stream().map(Route::shape).collect(Collectors.toSet());

        assertThat(minus(operations(), routes))
                .as("operations that the server does not know")
                .isEmpty();
    }

    @Test
    void noTwoOperationsAreTheSameRoute() {
        assertThat(operations()).doesNotHaveDuplicates();
    }

    @Test
    void everyRouteIsAnOperationOrOmittedForAReason() {
        Set<String> done = Set.copyOf(operations());
        List<String> open = Route.all().stream()
                .filter(route -> !done.contains(route.shape()))
                .map(Route::toString)
                .toList();
        List<String> omitted = OMISSIONS.stream()
                .map(columns -> columns.get(0) + " " + columns.get(1))
                .toList();

        assertThat(minus(open, omitted))
                .as("routes that are neither operations nor in omissions.tsv")
                .isEmpty();
        assertThat(minus(omitted, open))
                .as("lines of omissions.tsv that are operations, or no routes")
                .isEmpty();
    }

    @Test
    void everyOmissionStandsOnceAndHasAReason() {
        assertThat(OMISSIONS)
                .doesNotHaveDuplicates()
                .allSatisfy(columns -> assertThat(columns).hasSize(3).noneMatch(String::isBlank));
    }

    @Test
    void whatIsOmittedAsTheSameAsPatchHasAPatch() {
        Set<String> routes = Route.all().stream().map(Route::toString).collect(Collectors.toSet());

        assertThat(OMISSIONS)
                .filteredOn(columns -> columns.get(2).equals("same as PATCH"))
                .isNotEmpty()
                .allSatisfy(columns -> {
                    assertThat(columns.get(0)).isEqualTo("PUT");
                    assertThat(routes).contains("PATCH " + columns.get(1));
                });
    }

    private static List<String> operations() {
        return Arrays.stream(Operation.values())
                .map(Operation::role)
                .filter(Spec.class::isInstance)
                .map(Spec.class::cast)
                .map(spec -> spec.verb() + " " + spec.path().replaceAll("\\{[a-z_]+}", ":x"))
                .toList();
    }

    private static Set<String> minus(Iterable<String> some, Iterable<String> others) {
        Set<String> rest = new TreeSet<>();
        some.forEach(rest::add);
        others.forEach(rest::remove);
        return rest;
    }
}
