// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.junit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a sandbox for tests and stops it afterwards, whatever becomes of the tests.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ChatwootExtension chatwoot = ChatwootExtension.of(
 *         ChatwootSandbox.builder().apiInbox("SMS", "http://127.0.0.1:8080/chatwoot"));
 * }</pre>
 *
 * <p>In a static field, and with {@code @ExtendWith}, there is one sandbox for the class and the classes nested in it,
 * and what one test leaves behind is there for the next one; with {@link #freshPerTest()} each test has its own. In a
 * field of the instance, each test has its own.
 *
 * <p>A test gets the sandbox by a parameter of type {@link ChatwootSandbox}, and its API inbox by one of type
 * {@link ApiInbox}, which {@link InboxNamed} chooses where there are several. Safe for tests in parallel.
 */
public final class ChatwootExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final String KEY = "sandbox";

    private final Supplier<ChatwootSandbox> maker;
    private final boolean perTest;
    /** Each extension has its own sandboxes, even if a class has several extensions. */
    private final Namespace namespace = Namespace.create(ChatwootExtension.class, this);

    private final Set<ChatwootSandbox> running = ConcurrentHashMap.newKeySet();

    /** A sandbox as it comes. */
    public ChatwootExtension() {
        this(ChatwootSandbox::new);
    }

    /** Sandboxes made by the supplier, which is asked for each one that is needed and does not start them. */
    public ChatwootExtension(Supplier<ChatwootSandbox> maker) {
        this(maker, false);
    }

    private ChatwootExtension(Supplier<ChatwootSandbox> maker, boolean perTest) {
        this.maker = maker;
        this.perTest = perTest;
    }

    /** Sandboxes made by the builder, which must not be changed any more. */
    public static ChatwootExtension of(SandboxBuilder builder) {
        return new ChatwootExtension(builder::build);
    }

    /** The same, but with a sandbox of its own for each test. */
    public ChatwootExtension freshPerTest() {
        return new ChatwootExtension(maker, true);
    }

    /**
     * The sandbox that is running.
     *
     * @throws IllegalStateException when there is none, or one for each of several tests in parallel: then take it as a
     *     parameter
     */
    public ChatwootSandbox sandbox() {
        List<ChatwootSandbox> all = List.copyOf(running);
        if (all.size() == 1) {
            return all.get(0);
        }
        throw new IllegalStateException(
                all.isEmpty()
                        ? "There is no sandbox outside of the tests"
                        : "Each test has a sandbox of its own; take it as a parameter of the test");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!perTest && find(context) == null) {
            start(context);
        }
    }

    /** In a static field it has begun before; then this finds it. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (find(context) == null) {
            start(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop(context);
    }

    private void start(ExtensionContext context) {
        ChatwootSandbox sandbox = maker.get();
        sandbox.start();
        running.add(sandbox);
        context.getStore(namespace).put(KEY, sandbox);
    }

    /** Stops the sandbox that began with this very context, and none of an outer one. */
    private void stop(ExtensionContext context) {
        ChatwootSandbox own = context.getStore(namespace).remove(KEY, ChatwootSandbox.class);
        if (own != null) {
            running.remove(own);
            own.close();
        }
    }

    /** That of the context or of one around it. */
    private @Nullable ChatwootSandbox find(ExtensionContext context) {
        return context.getStore(namespace).get(KEY, ChatwootSandbox.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ChatwootSandbox.class || type == ApiInbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ChatwootSandbox sandbox = find(context);
        if (sandbox == null) {
            throw new ParameterResolutionException("There is no sandbox yet: it begins with each test");
        }
        return parameter.getParameter().getType() == ChatwootSandbox.class ? sandbox : inbox(parameter, sandbox);
    }

    private static ApiInbox inbox(ParameterContext parameter, ChatwootSandbox sandbox) {
        String name = parameter
                .findAnnotation(InboxNamed.class)
                .map(InboxNamed::value)
                .orElse(null);
        if (name != null) {
            return sandbox.data().apiInbox(name);
        }
        List<ApiInbox> all = sandbox.data().apiInboxes();
        if (all.size() != 1) {
            throw new ParameterResolutionException("There is not one API inbox, but " + all.size()
                    + (all.isEmpty() ? "" : "; choose one with @InboxNamed"));
        }
        return all.get(0);
    }
}
