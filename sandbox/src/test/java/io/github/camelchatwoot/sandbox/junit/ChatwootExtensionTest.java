// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.junit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The extension, in the classes below, which are run by the tests here. */
class ChatwootExtensionTest {
    /** Sandboxes that the classes below have seen, in this order. */
    private static final List<ChatwootSandbox> SEEN = new CopyOnWriteArrayList<>();

    private static final Set<String> URLS = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void clear() {
        SEEN.clear();
        URLS.clear();
    }

    private static void see(ChatwootSandbox sandbox) {
        SEEN.add(sandbox);
        URLS.add(sandbox.baseUrl());
    }

    private static Events run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .configurationParameter(OnlyFromHere.KEY, "true")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .execute()
                .testEvents();
    }

    /** Some of the classes below fail on purpose: nobody else is to run them. */
    static final class OnlyFromHere implements ExecutionCondition {
        static final String KEY = "only.from.here";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(KEY).isPresent()
                    ? ConditionEvaluationResult.enabled("run by the test")
                    : ConditionEvaluationResult.disabled("not run by the test");
        }
    }

    private static void assertAllStopped() {
        assertThat(SEEN)
                .allSatisfy(sandbox -> assertThatThrownBy(sandbox::port).hasMessage("The sandbox is not started"));
    }

    @ExtendWith(OnlyFromHere.class)
    static class StaticField {
        @RegisterExtension
        static final ChatwootExtension chatwoot =
                ChatwootExtension.of(ChatwootSandbox.builder().apiInbox("SMS", ""));

        @BeforeAll
        static void before(ChatwootSandbox sandbox) {
            see(sandbox);
        }

        @Test
        void first(ChatwootSandbox sandbox, ApiInbox inbox) {
            see(sandbox);
            see(chatwoot.sandbox());
            assertThat(inbox).isEqualTo(sandbox.data().apiInbox("SMS"));
        }

        @Test
        void second(ChatwootSandbox sandbox) {
            see(sandbox);
        }

        @Nested
        class Inner {
            @Test
            void third(ChatwootSandbox sandbox) {
                see(sandbox);
            }
        }
    }

    @Test
    void oneForAClassAndTheOnesInIt() {
        run(StaticField.class).assertStatistics(stats -> stats.started(3).succeeded(3));

        assertThat(SEEN).hasSize(5).containsOnly(SEEN.get(0));
        assertAllStopped();
        assertThatThrownBy(StaticField.chatwoot::sandbox).hasMessage("There is no sandbox outside of the tests");
    }

    @ExtendWith({OnlyFromHere.class, ChatwootExtension.class})
    static class ByAnnotation {
        @Test
        void first(ChatwootSandbox sandbox) {
            see(sandbox);
        }

        @Test
        void second(ChatwootSandbox sandbox) {
            see(sandbox);
        }
    }

    @Test
    void oneForAClassThatIsAnnotated() {
        run(ByAnnotation.class).assertStatistics(stats -> stats.succeeded(2));

        assertThat(SEEN).hasSize(2).containsOnly(SEEN.get(0));
        assertAllStopped();
    }

    @ExtendWith(OnlyFromHere.class)
    static class InstanceField {
        @RegisterExtension
        final ChatwootExtension chatwoot = new ChatwootExtension();

        @Test
        void first() {
            see(chatwoot.sandbox());
        }

        @Test
        void second() {
            see(chatwoot.sandbox());
        }

        @Nested
        class Inner {
            @Test
            void third() {
                see(chatwoot.sandbox());
            }
        }
    }

    @Test
    void oneForEachTestOfAnInstance() {
        run(InstanceField.class).assertStatistics(stats -> stats.succeeded(3));

        assertThat(SEEN).hasSize(3).doesNotHaveDuplicates();
        assertAllStopped();
    }

    @ExtendWith(OnlyFromHere.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class Fresh {
        @RegisterExtension
        static final ChatwootExtension chatwoot = new ChatwootExtension().freshPerTest();

        private static final CountDownLatch BOTH = new CountDownLatch(2);
        private static final CountDownLatch LOOKED = new CountDownLatch(2);

        @Test
        void first(ChatwootSandbox sandbox) throws InterruptedException {
            meet(sandbox);
        }

        @Test
        void second(ChatwootSandbox sandbox) throws InterruptedException {
            meet(sandbox);
        }

        private static void meet(ChatwootSandbox sandbox) throws InterruptedException {
            see(sandbox);
            BOTH.countDown();
            assertThat(BOTH.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(chatwoot::sandbox).hasMessageContaining("take it as a parameter");
            // Nobody stops before the other one has looked.
            LOOKED.countDown();
            assertThat(LOOKED.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneForEachOfSeveralTestsInParallel() {
        run(Fresh.class).assertStatistics(stats -> stats.succeeded(2));

        assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
        assertThat(URLS).hasSize(2);
        assertAllStopped();
    }

    @ExtendWith(OnlyFromHere.class)
    static class Failing {
        @RegisterExtension
        static final ChatwootExtension chatwoot = new ChatwootExtension();

        @Test
        void fails(ChatwootSandbox sandbox) {
            see(sandbox);
            throw new AssertionError("on purpose");
        }

        @Test
        void wantsAnInboxThatIsNotThere(ApiInbox inbox) {
            see(chatwoot.sandbox());
        }
    }

    @Test
    void stopsWhateverHappens() {
        run(Failing.class).assertStatistics(stats -> stats.failed(2));

        assertThat(SEEN).hasSize(1);
        assertAllStopped();
    }

    @ExtendWith(OnlyFromHere.class)
    static class TwoInboxes {
        @RegisterExtension
        static final ChatwootExtension chatwoot = ChatwootExtension.of(
                ChatwootSandbox.builder().apiInbox("SMS", "").apiInbox("Fax", ""));

        @Test
        void named(ChatwootSandbox sandbox, @InboxNamed("Fax") ApiInbox inbox) {
            assertThat(inbox).isEqualTo(sandbox.data().apiInbox("Fax"));
        }

        @Test
        void notNamed(ApiInbox inbox) {
            throw new AssertionError("There are two: " + inbox);
        }
    }

    @Test
    void anInboxIsNamedWhereThereAreSeveral() {
        run(TwoInboxes.class).assertStatistics(stats -> stats.succeeded(1).failed(1));
    }
}
