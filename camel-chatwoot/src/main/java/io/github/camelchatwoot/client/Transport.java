// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections. One for all calls with the same settings, safe to share across threads; lives until it is
 * closed. Retries, redirects and cookies of the HTTP client are off: it would retry a 429 or 503 of any verb, and carry
 * the token to where a redirect points.
 */
public final class Transport implements AutoCloseable {

    /** Long enough to reuse connections, shorter than the 20 seconds after which Chatwoot's server drops idle ones. */
    private static final Duration CHECK_AFTER_IDLE = Duration.ofSeconds(2);

    /** Of an answer's head and of what stands between its chunks. */
    private static final int MAX_LINE_LENGTH = 64 * 1024;

    private static final int MAX_HEADERS = 1_000;
    private static final TimeValue LONGEST_SHUTDOWN = TimeValue.ofSeconds(1);
    private static final int IO_THREADS = 2;
    private static final String SENDING = "chatwoot-sending";

    private final CloseableHttpAsyncClient http;
    private final AsyncClientConnectionManager pool;
    private final Settings settings;
    private final Set<FutureCallback<?>> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * What makes two pools different.
     *
     * @param connectTimeout how long to wait for a connection
     * @param responseTimeout how long the server may be silent
     * @param maxConnections how many connections to one server at a time
     * @param maxAnswerSize the length of the longest answer, in bytes
     * @param secure whether TLS is set up at once; otherwise when a connection wants it
     * @param sslContext null: the JVM's default
     * @param hostnameVerifier null: the host name must match the certificate
     * @param proxy null: no proxy
     */
    public record Settings(
            Duration connectTimeout,
            Duration responseTimeout,
            int maxConnections,
            int maxAnswerSize,
            boolean secure,
            @Nullable SSLContext sslContext,
            @Nullable HostnameVerifier hostnameVerifier,
            @Nullable Proxy proxy) {}

    /**
     * An HTTP proxy.
     *
     * @param username null: no authentication
     */
    public record Proxy(
            String host,
            int port,
            @Nullable String username,
            @Nullable String password) {
        /** Host and port only. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * Carries to the interceptor whom to tell, and from there what to close when a call is given up: the HTTP client
     * forgets now and then which of its steps it would have to cancel, and the connection stays open.
     */
    private static final class SendingContext extends HttpClientContext {
        private final Runnable sending;
        private volatile @Nullable AsyncExecRuntime connection;
        private volatile boolean givenUp;

        SendingContext(Runnable sending) {
            this.sending = sending;
        }

        /** Whether the request is to be sent. */
        boolean begin(AsyncExecRuntime with) {
            connection = with;
            return !givenUp;
        }

        void giveUp() {
            givenUp = true;
            AsyncExecRuntime open = connection;
            if (open != null) {
                open.discardEndpoint();
            }
        }
    }

    private Transport(CloseableHttpAsyncClient http, AsyncClientConnectionManager pool, Settings settings) {
        this.http = http;
        this.pool = pool;
        this.settings = settings;
    }

    /** Starts a pool whose IO threads come from {@code threads}. */
    public static Transport start(Settings settings, ThreadFactory threads) {
        AsyncClientConnectionManager pool = connections(settings).build();
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setConnectionManager(pool)
                .setThreadFactory(threads)
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                        .setConnectionRequestTimeout(Timeout.of(settings.responseTimeout()))
                        .setRedirectsEnabled(false)
                        .build())
                .setHttp1Config(Http1Config.custom() // by default a head may grow without end
                        .setMaxLineLength(MAX_LINE_LENGTH)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setDefaultCookieSpecRegistry(name -> null) // the default reads a list of 10,000 domains at each start
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), SENDING, Transport::tellSending)
                .setUserAgent("camel-chatwoot");
        Proxy proxy = settings.proxy();
        if (proxy != null) {
            throughProxy(builder, proxy);
        }
        CloseableHttpAsyncClient http = builder.build();
        http.start();
        return new Transport(http, pool, settings);
    }

    private static TlsStrategy tls(Settings settings) {
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create();
        if (settings.sslContext() != null) {
            tls.setSslContext(settings.sslContext());
        }
        // Never the builder's default (BUILTIN): the async client of HttpClient 5.5 sets it too late, and so checks no
        // host name at all.
        if (settings.hostnameVerifier() == null) {
            tls.setHostnameVerifier(HttpsSupport.getDefaultHostnameVerifier());
            tls.setHostVerificationPolicy(HostnameVerificationPolicy.BOTH);
        } else {
            tls.setHostnameVerifier(settings.hostnameVerifier());
            tls.setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT);
        }
        return tls.buildAsync();
    }

    private static PoolingAsyncClientConnectionManagerBuilder connections(Settings settings) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(settings.secure() ? tls(settings) : new LateTls(() -> tls(settings)))
                .setMaxConnPerRoute(settings.maxConnections())
                .setMaxConnTotal(2 * settings.maxConnections())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                        .setValidateAfterInactivity(TimeValue.of(CHECK_AFTER_IDLE))
                        .build());
    }

    private static void throughProxy(HttpAsyncClientBuilder builder, Proxy proxy) {
        builder.setProxy(new HttpHost("http", proxy.host(), proxy.port()));
        if (proxy.username() != null) {
            String password = proxy.password() == null ? "" : proxy.password();
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(proxy.username(), password.toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        } else {
            builder.disableAuthCaching();
        }
    }

    Settings settings() {
        return settings;
    }

    /**
     * Sends a request.
     *
     * @param sending runs when there is a connection and the request begins to be written; without it nothing was sent
     * @return gives the call up
     */
    Runnable execute(AsyncRequestProducer request, Runnable sending, FutureCallback<Answer> callback) {
        return execute(request, new AnswerConsumer(settings.maxAnswerSize()), sending, callback);
    }

    /**
     * The same, for answers that are read in another way.
     *
     * @param answer reads it
     */
    <T> Runnable execute(
            AsyncRequestProducer request,
            AsyncResponseConsumer<T> answer,
            Runnable sending,
            FutureCallback<T> callback) {
        SendingContext context = new SendingContext(sending);
        FutureCallback<T> tracked = tracked(callback);
        inFlight.add(tracked);
        try {
            Future<T> call = http.execute(request, answer, context, tracked);
            return () -> {
                call.cancel(true);
                context.giveUp();
            };
        } catch (RuntimeException e) {
            inFlight.remove(tracked);
            throw e;
        } finally {
            if (closed && inFlight.remove(tracked)) {
                callback.cancelled(); // it came while the pool was being closed
            }
        }
    }

    private <T> FutureCallback<T> tracked(FutureCallback<T> callback) {
        return new FutureCallback<>() {
            @Override
            public void completed(T answer) {
                inFlight.remove(this);
                callback.completed(answer);
            }

            @Override
            public void failed(Exception error) {
                inFlight.remove(this);
                callback.failed(error);
            }

            @Override
            public void cancelled() {
                inFlight.remove(this);
                callback.cancelled();
            }
        };
    }

    private static void tellSending(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        if (scope.clientContext instanceof SendingContext context) {
            if (!context.begin(scope.execRuntime)) {
                scope.execRuntime.discardEndpoint();
                callback.failed(new IOException("the call was given up"));
                return;
            }
            context.sending.run();
        }
        chain.proceed(request, body, scope, callback);
    }

    /** Closes all connections; calls that are under way fail. */
    @Override
    public void close() {
        closed = true;
        closeConnections();
        http.close(CloseMode.IMMEDIATE);
        inFlight.forEach(FutureCallback::cancelled); // the HTTP client forgets some when it is closed
    }

    /**
     * First the connections, then the threads that serve them: the HTTP client takes both at once, and then its threads
     * stumble over what is no longer there, with errors in the log.
     */
    private void closeConnections() {
        pool.close(CloseMode.IMMEDIATE);
        http.initiateShutdown();
        try {
            http.awaitShutdown(LONGEST_SHUTDOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
