// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelchatwoot.intake.Figures.Figure;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a consumer tells of itself: JMX, health check, dev console. */
class ConsumerManagementTest {

    private static final String URI =
            "chatwoot:webhook?ack=completed&events=message_created&secret=" + TestWebhook.SECRET;
    private static final String MESSAGE = "{\"event\":\"message_created\",\"id\":7,\"account\":{\"id\":1}}";
    private static final String CONTACT = "{\"event\":\"contact_created\",\"id\":7,\"account\":{\"id\":1}}";

    /** One that arrived, its double, and one that the route does not want. */
    private static void tellSome(TestWebhook webhook) {
        assertThat(webhook.deliver(MESSAGE)).isEqualTo(200);
        assertThat(webhook.deliver(MESSAGE)).isEqualTo(200);
        assertThat(webhook.deliver(CONTACT)).isEqualTo(200);
        assertThat(webhook.send(webhook.request("/chatwoot")).statusCode()).isEqualTo(405);
    }

    @Test
    void everyFigureIsAnAttribute() throws Exception {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            tellSome(webhook);
            MBeanServer server = webhook.context()
                    .getManagementStrategy()
                    .getManagementAgent()
                    .getMBeanServer();
            Set<ObjectName> names = server.queryNames(
                    new ObjectName(
                            "org.apache.camel:context=" + webhook.context().getManagementName() + ",type=consumers,*"),
                    null);

            assertThat(names).anySatisfy(name -> {
                for (Figure figure : Figure.values()) {
                    String attribute = Stream.of(
                                    figure.name().toLowerCase(Locale.ROOT).split("_"))
                            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                            .collect(Collectors.joining());
                    assertThat(server.getAttribute(name, attribute)).isInstanceOf(Long.class);
                }
                assertThat(server.getAttribute(name, "Received")).isEqualTo(3L);
                assertThat(server.getAttribute(name, "Duplicates")).isEqualTo(1L);
                assertThat(server.getAttribute(name, "Filtered")).isEqualTo(1L);
                assertThat(server.getAttribute(name, "Refused")).isEqualTo(1L);
                assertThat(server.getAttribute(name, "Completed")).isEqualTo(1L);
                assertThat(server.getAttribute(name, "Pending")).isEqualTo(0);
                assertThat((Long) server.getAttribute(name, "LastEventAge")).isBetween(0L, 60_000L);
            });
        }
    }

    @Test
    void theHealthCheckTellsTheFigures() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            tellSome(webhook);

            HealthCheck.Result result = health(webhook).call();

            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getDetails())
                    .containsEntry("received", 3L)
                    .containsEntry("duplicates", 1L)
                    .containsEntry("completed", 1L)
                    .containsEntry("pending", 0L);
            assertThat(result.getDetails().toString()).doesNotContain(TestWebhook.SECRET);
        }
    }

    private static HealthCheck health(TestWebhook webhook) {
        return ((ChatwootConsumer) webhook.context().getRoute(TestWebhook.ROUTE).getConsumer()).getHealthCheck();
    }

    @Test
    void camelsCheckOfTheConsumerAsksIt() throws Exception {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            tellSome(webhook);
            ConsumersHealthCheckRepository repository = new ConsumersHealthCheckRepository();
            repository.setCamelContext(webhook.context());
            repository.setEnabled(true);

            HealthCheck check = repository.stream().findFirst().orElseThrow();

            assertThat(check.call().getDetails()).containsEntry("duplicates", 1L);
        }
    }

    @Test
    void theDevConsoleShowsConsumersAndFigures() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            tellSome(webhook);
            ChatwootDevConsole console = new ChatwootDevConsole();
            console.setCamelContext(webhook.context());

            String text = (String) console.call(MediaType.TEXT, Map.of());
            JsonObject json = (JsonObject) console.call(MediaType.JSON, Map.of());

            assertThat(text)
                    .contains(TestWebhook.ROUTE + ": chatwoot://webhook?", "    duplicates: 1\n")
                    .doesNotContain(TestWebhook.SECRET);
            assertThat(json.toJson())
                    .contains("\"routeId\":\"" + TestWebhook.ROUTE + "\"", "\"received\":3")
                    .doesNotContain(TestWebhook.SECRET);
        }
    }

    @Test
    void theDevConsoleIsFoundByItsName() throws Exception {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            assertThat(webhook.context()
                            .getCamelContextExtension()
                            .getBootstrapFactoryFinder("META-INF/services/org/apache/camel/dev-console/")
                            .newInstance("chatwoot", DevConsole.class))
                    .containsInstanceOf(ChatwootDevConsole.class);
        }
    }

    @Test
    void everyFigureHasItsOwnKey() {
        Set<String> keys = Stream.of(Figure.values()).map(Figure::key).collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys).hasSize(Figure.values().length).allMatch(key -> key.matches("[a-z.]+"));
    }
}
