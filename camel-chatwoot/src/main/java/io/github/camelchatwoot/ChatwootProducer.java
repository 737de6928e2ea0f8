// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Access;
import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.ChatwootClient;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.AnyCall;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.RequestBuilder;
import io.github.camelchatwoot.operation.Spec;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Asks Chatwoot, without holding a thread while it answers. Safe to share across threads. */
public class ChatwootProducer extends DefaultAsyncProducer {

    private final ChatwootConfiguration options;
    private final Exchanges exchanges;
    private @Nullable ChatwootClient client;
    private @Nullable Executor continuing;

    public ChatwootProducer(ChatwootEndpoint endpoint) {
        super(endpoint);
        this.options = endpoint.getConfiguration();
        this.exchanges = new Exchanges(options);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        checkOptions(getEndpoint().getOperation());
        Connections connections = getEndpoint().getComponent().connections();
        client = connections.client(options);
        continuing = connections.continuing();
    }

    /** What no header can supply is asked for when the route starts. */
    private void checkOptions(Operation operation) {
        if (options.getBaseUrl() == null) {
            throw missing(operation, "baseUrl", "the address of the Chatwoot server", "base-url");
        }
        if (operation.role() instanceof Spec spec) {
            checkToken(operation, spec.access());
        }
    }

    private void checkToken(Operation operation, Access access) {
        String token = options.credentials().of(access);
        if (token != null && !token.isBlank()) {
            return;
        }
        switch (access) {
            case TOKEN ->
                throw missing(operation, "accessToken", "the access token of a user or an agent bot", "access-token");
            case PLATFORM -> throw missing(operation, "apiKey", "the access token of a platform app", "api-key");
            case NONE -> {
                // everybody may ask
            }
        }
    }

    private static IllegalArgumentException missing(Operation operation, String option, String what, String property) {
        return new IllegalArgumentException("chatwoot:" + operation + " needs " + what + ": set the option " + option
                + " on the endpoint, or camel.component.chatwoot." + property + " for all endpoints");
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Outcome> outcome;
        Spec spec;
        Request request;
        try {
            Operation operation = operation(exchange);
            spec = spec(exchange, operation);
            checkToken(operation, spec.access());
            request = RequestBuilder.build(operation, spec, exchanges.inputs(exchange, spec));
            outcome = Objects.requireNonNull(client, "not started").send(request);
        } catch (Throwable e) { // an Error too: an exchange must end, whatever happens
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        CompletableFuture<Outcome> unused = outcome.whenCompleteAsync(
                (ended, error) -> finish(exchange, callback, request, spec, ended, error),
                Objects.requireNonNull(continuing, "not started"));
        return false;
    }

    /** Header values come from the route's author; a body never chooses the operation. */
    private Operation operation(Exchange exchange) {
        Object wanted = exchange.getMessage().getHeader(Param.OPERATION.header());
        if (wanted instanceof Operation operation) {
            return operation;
        }
        return wanted == null ? getEndpoint().getOperation() : Operations.named(wanted.toString());
    }

    private Spec spec(Exchange exchange, Operation operation) {
        if (operation.role() instanceof Spec spec) {
            return spec;
        }
        if (operation.role() instanceof AnyCall) {
            return exchanges.anyCall(exchange);
        }
        throw new IllegalArgumentException("The header " + Param.OPERATION.header() + " is '" + operation
                + "', which receives events and cannot be asked for");
    }

    private void finish(
            Exchange exchange,
            AsyncCallback callback,
            Request request,
            Spec spec,
            @Nullable Outcome outcome,
            @Nullable Throwable error) {
        try {
            if (outcome instanceof Answer answer) {
                exchanges.answer(exchange, request.asked(), spec, answer);
            } else if (outcome instanceof Failure failure) {
                exchange.setException(Exceptions.of(failure));
            } else {
                exchange.setException(error instanceof CompletionException ? error.getCause() : error);
            }
        } catch (Throwable e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }

    @Override
    public ChatwootEndpoint getEndpoint() {
        return (ChatwootEndpoint) super.getEndpoint();
    }
}
