// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.ChatwootClient;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.delivery.DeliveryFigures;
import io.github.camelchatwoot.delivery.Result;
import io.github.camelchatwoot.delivery.Result.Delivered;
import io.github.camelchatwoot.delivery.Result.NotDelivered;
import io.github.camelchatwoot.operation.AnyCall;
import io.github.camelchatwoot.operation.Deliver;
import io.github.camelchatwoot.operation.Inputs;
import io.github.camelchatwoot.operation.Merge;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.RequestBuilder;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.paging.Course;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Asks Chatwoot, without holding a thread while it answers. Safe to share across threads. */
@ManagedResource(description = "Managed Chatwoot producer")
public class ChatwootProducer extends DefaultAsyncProducer {

    private final ChatwootConfiguration options;
    private final Exchanges exchanges;
    private @Nullable ChatwootClient client;
    private @Nullable Merging merging;
    private volatile @Nullable Delivering delivering;
    private @Nullable Executor continuing;
    private @Nullable URI watched;

    public ChatwootProducer(ChatwootEndpoint endpoint) {
        super(endpoint);
        this.options = endpoint.getConfiguration();
        this.exchanges = new Exchanges(options);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Operation operation = getEndpoint().getOperation();
        Paging ofComponent = getEndpoint().getComponent().getConfiguration().getPaging();
        ProducerOptions.check(operation, options);
        ProducerOptions.checkPaging(operation, options, ofComponent);
        Connections connections = getEndpoint().getComponent().connections();
        ChatwootClient asking = connections.client(options);
        client = asking;
        merging = connections.merging(options, asking);
        continuing = connections.continuing();
        if (operation.role() instanceof Deliver) {
            delivering = connections.deliveries().delivering(options, asking, exchanges);
        }
        watched = getEndpoint().getComponent().healthChecks().begin(options);
    }

    @Override
    protected void doStop() throws Exception {
        if (watched != null) {
            getEndpoint().getComponent().healthChecks().end(watched);
            watched = null;
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Outcome> outcome;
        Asking asking;
        try {
            Operation operation = operation(exchange);
            Spec spec = spec(exchange, operation);
            ProducerOptions.checkToken(operation, options, spec.access());
            if (operation.role() instanceof Deliver) {
                return deliver(exchange, callback);
            }
            Inputs inputs = exchanges.inputs(exchange, spec);
            asking = asking(operation, spec, RequestBuilder.build(operation, spec, inputs));
            outcome = send(operation, inputs, asking.request());
        } catch (StackOverflowError e) {
            exchange.setException(new IllegalArgumentException(
                    "The body, or a header, holds itself or is nested too deeply: use Maps and Lists that end", e));
            callback.done(true);
            return true;
        } catch (Throwable e) { // an Error too: an exchange must end, whatever happens
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        CompletableFuture<Outcome> unused = outcome.whenCompleteAsync(
                (ended, error) -> finish(exchange, callback, asking, ended, error),
                Objects.requireNonNull(continuing, "not started"));
        return false;
    }

    private boolean deliver(Exchange exchange, AsyncCallback callback) {
        Delivering by = delivering();
        CompletableFuture<Result> unused = by.send(exchange)
                .whenCompleteAsync(
                        (result, error) -> finish(exchange, callback, by, result, error),
                        Objects.requireNonNull(continuing, "not started"));
        return false;
    }

    /** Made when it is asked for: the operation may come from a header. */
    private synchronized Delivering delivering() {
        Delivering known = delivering;
        if (known == null) {
            Deliveries all = getEndpoint().getComponent().connections().deliveries();
            known = all.delivering(options, client(), exchanges);
            delivering = known;
        }
        return known;
    }

    private void finish(
            Exchange exchange,
            AsyncCallback callback,
            Delivering by,
            @Nullable Result result,
            @Nullable Throwable error) {
        try {
            if (result instanceof Delivered delivered) {
                by.answer(exchange, delivered);
            } else if (result instanceof NotDelivered not) {
                exchange.setException(Exceptions.of(not.failure()));
            } else {
                exchange.setException(error instanceof CompletionException ? error.getCause() : error);
            }
        } catch (Throwable e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }

    /**
     * A call that is under way.
     *
     * @param course the way through a list that is read to its end; null: one answer will do
     */
    private record Asking(
            Request request, Spec spec, @Nullable Course course) {}

    private Asking asking(Operation operation, Spec spec, Request request) {
        boolean list = operation.role() instanceof Spec && spec.reply().list();
        if (options.getPaging() != Paging.ALL || !list) {
            return new Asking(request, spec, null);
        }
        ProducerOptions.checkFormat(operation, options); // the operation may come from a header
        Course course = Course.of(spec.reply().continuation(), request);
        return new Asking(Objects.requireNonNull(course.next(), "no first page"), spec, course);
    }

    private ChatwootClient client() {
        return Objects.requireNonNull(client, "not started");
    }

    /** Header values come from the route's author; a body never chooses the operation. */
    private Operation operation(Exchange exchange) {
        Object wanted = exchange.getMessage().getHeader(Param.OPERATION.header());
        if (wanted instanceof Operation operation) {
            return operation;
        }
        return wanted == null ? getEndpoint().getOperation() : Operations.named(wanted.toString());
    }

    private CompletableFuture<Outcome> send(Operation operation, Inputs inputs, Request request) {
        return operation.role() instanceof Merge merge
                ? Objects.requireNonNull(merging, "not started").send(operation, merge, inputs, request)
                : client().send(request);
    }

    private Spec spec(Exchange exchange, Operation operation) {
        Spec spec = ProducerOptions.spec(operation);
        if (spec != null) {
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
            Asking asking,
            @Nullable Outcome outcome,
            @Nullable Throwable error) {
        try {
            if (outcome instanceof Answer answer) {
                answer(exchange, asking, answer);
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

    private void answer(Exchange exchange, Asking asking, Answer answer) throws ChatwootHttpException {
        Asked asked = asking.request().asked();
        Course course = asking.course();
        if (course == null) {
            exchanges.answer(exchange, asked, asking.spec(), answer);
            return;
        }
        Rows rows = new Rows(client(), exchanges, asking.spec(), course, exchange);
        exchanges.answer(exchange, asked, asking.spec(), answer, first -> rows.startingWith(asked, answer, first));
    }

    @ManagedAttribute(description = "Messages that deliverMessage has delivered")
    public long getDeliveriesCreated() {
        return figure(DeliveryFigures::created);
    }

    @ManagedAttribute(description = "Messages that were there already when they were delivered")
    public long getDeliveriesFound() {
        return figure(DeliveryFigures::found);
    }

    @ManagedAttribute(description = "Deliveries of which nobody knows yet what became of them")
    public long getDeliveriesUnresolved() {
        return figure(DeliveryFigures::unresolved);
    }

    @ManagedAttribute(description = "Messages that were sent again because the server had not stored them")
    public long getDeliveriesSentAgain() {
        return figure(DeliveryFigures::sentAgain);
    }

    @ManagedAttribute(
            description = "Messages that waited because the server takes only 200 a minute for a conversation")
    public long getDeliveriesPaced() {
        return figure(DeliveryFigures::paced);
    }

    @ManagedAttribute(description = "NUL characters that were taken out of delivered texts")
    public long getRemovedNulCharacters() {
        return figure(DeliveryFigures::nuls);
    }

    private long figure(ToLongFunction<DeliveryFigures> figure) {
        Delivering known = delivering;
        return known == null ? 0 : figure.applyAsLong(known.delivery().figures());
    }

    @Override
    public ChatwootEndpoint getEndpoint() {
        return (ChatwootEndpoint) super.getEndpoint();
    }
}
