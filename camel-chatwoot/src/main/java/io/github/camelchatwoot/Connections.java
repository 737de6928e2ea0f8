// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.camelchatwoot.cable.CableSocket;
import io.github.camelchatwoot.cable.VertxCableSockets;
import io.github.camelchatwoot.client.ChatwootClient;
import io.github.camelchatwoot.client.Credentials;
import io.github.camelchatwoot.client.Downloads;
import io.github.camelchatwoot.client.Governor;
import io.github.camelchatwoot.client.RetryPolicy;
import io.github.camelchatwoot.client.ServerProbe;
import io.github.camelchatwoot.client.SystemTime;
import io.github.camelchatwoot.client.TemporaryFiles;
import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.client.Transport;
import io.github.camelchatwoot.client.Turns;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Connections and threads that the producers of a component share: one pool of connections for each set of connection
 * options, however many endpoints there are, because dynamic endpoints come and go. Safe to share across threads.
 */
final class Connections implements AutoCloseable {

    private static final int CONTINUING_THREADS = 10;
    private static final int MAX_CONTINUING_THREADS = 20;
    /** More than there can be answers at a time with the default number of connections, by far. */
    private static final int MAX_WAITING = 10_000;
    /** A server that takes longer to tell its version is not well. */
    private static final long MAX_PROBE_MILLIS = 10_000;

    /** Chatwoot tells of a message before its files have reached the storage. */
    private static final Duration FILES_COME_WITHIN = Duration.ofSeconds(15);

    private final CamelContext context;
    private final ScheduledExecutorService timer;
    private final SystemTime time;
    private final Turns turns;
    private final TemporaryFiles files = new TemporaryFiles(Path.of(System.getProperty("java.io.tmpdir")));
    private final ExecutorService continuing;
    private final SharedVertx vertx;
    private final Deliveries deliveries;

    /** By what tells them apart: lists, because the first hash code of a record costs some 30 ms of the start. */
    private final Map<List<@Nullable Object>, Transport> transports = new ConcurrentHashMap<>();

    private final Map<List<@Nullable Object>, Governor> governors = new ConcurrentHashMap<>();
    private final Map<List<@Nullable Object>, ServerProbe> probes = new ConcurrentHashMap<>();

    Connections(CamelContext context) {
        this.context = context;
        ExecutorServiceManager threads = context.getExecutorServiceManager();
        this.timer = threads.newSingleThreadScheduledExecutor(this, "ChatwootTimer");
        this.time = new SystemTime(timer);
        this.turns = new Turns(time);
        this.vertx = new SharedVertx(context);
        ThreadPoolProfile profile = profile("chatwoot", CONTINUING_THREADS, MAX_CONTINUING_THREADS);
        this.continuing = threads.newThreadPool(this, "Chatwoot", profile);
        this.deliveries = new Deliveries(continuing(), time, turns);
    }

    ChatwootClient client(ChatwootConfiguration options) {
        return new ChatwootClient(
                address(options),
                options.credentials(),
                Duration.ofMillis(options.getCallTimeout()),
                retries(options),
                governor(options),
                probe(options),
                transport(options),
                time);
    }

    /** What downloads the files of messages; null when the options do not ask for it. */
    @Nullable
    Downloads downloads(ChatwootConfiguration options) {
        if (!options.isDownloadAttachments()) {
            return null;
        }
        Downloads.Settings settings = new Downloads.Settings(
                ConsumerOptions.fileHosts(options),
                options.getMaxAttachmentSize(),
                Duration.ofMillis(options.getCallTimeout()),
                FILES_COME_WITHIN);
        return new Downloads(
                transport(options),
                files,
                settings,
                time,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** What opens WebSockets to a server. */
    CableSocket.Opener sockets(ChatwootConfiguration options) {
        return new VertxCableSockets(
                vertx.instance(),
                new VertxCableSockets.Settings(
                        address(options),
                        Duration.ofMillis(options.getConnectTimeout()),
                        (int) Math.min(options.getMaxBodySize(), Integer.MAX_VALUE),
                        vertx.tls(options.getSslContextParameters()),
                        options.getHostnameVerifier(),
                        proxy(options)));
    }

    /** One for all endpoints of a server. */
    ServerProbe probe(ChatwootConfiguration options) {
        return probes.computeIfAbsent(
                Arrays.asList(address(options), reach(options)),
                server -> new ServerProbe(
                        new ChatwootClient(
                                address(options),
                                new Credentials(null, null),
                                Duration.ofMillis(Math.min(options.getCallTimeout(), MAX_PROBE_MILLIS)),
                                RetryPolicy.NEVER,
                                null,
                                null,
                                transport(options),
                                time),
                        time));
    }

    /** What changes a part of what the server only replaces as a whole; all of them take turns. */
    Merging merging(ChatwootConfiguration options, ChatwootClient client) {
        return new Merging(
                client,
                address(options),
                turns,
                Duration.ofMillis(options.getRateLimitTimeout()),
                options.getMaxWaitingCalls(),
                continuing());
    }

    /** What deliveries share. */
    Deliveries deliveries() {
        return deliveries;
    }

    private static RetryPolicy retries(ChatwootConfiguration options) {
        return new RetryPolicy(
                options.getMaxRetries(),
                Duration.ofMillis(options.getRetryDelay()),
                Duration.ofMillis(options.getMaxRetryDelay()),
                Duration.ofMillis(options.getRateLimitTimeout()));
    }

    /** One for all endpoints that the server counts together. */
    private @Nullable Governor governor(ChatwootConfiguration options) {
        if (options.getRateGovernor() == RateGovernor.OFF) {
            return null;
        }
        return governors.computeIfAbsent(
                Arrays.asList(
                        address(options),
                        options.getAccessToken(),
                        options.getRateGovernor(),
                        options.getRateLimitTimeout(),
                        options.getMaxWaitingCalls()),
                caller -> new Governor(
                        options.getRateGovernor() == RateGovernor.ON,
                        Duration.ofMillis(options.getRateLimitTimeout()),
                        options.getMaxWaitingCalls(),
                        time));
    }

    static URI address(ChatwootConfiguration options) {
        String baseUrl = options.getBaseUrl();
        try {
            URI address = new URI(baseUrl == null ? "" : baseUrl.strip());
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            boolean plain =
                    address.getQuery() == null && address.getFragment() == null && address.getUserInfo() == null;
            if (web && address.getHost() != null && plain) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            throw new IllegalArgumentException(badAddress(baseUrl)); // the cause would show what is hidden here
        }
        throw new IllegalArgumentException(badAddress(baseUrl));
    }

    private static String badAddress(@Nullable String baseUrl) {
        String shown = baseUrl == null ? "" : baseUrl.replaceFirst("//.*@", "//xxxxxx@"); // it may hold a password
        return "The option baseUrl is '" + shown + "', which is not the address of a server: write it as"
                + " https://chatwoot.example.com, without user, query or fragment";
    }

    /** The options that make two pools different; TLS settings by identity. */
    private static List<@Nullable Object> reach(ChatwootConfiguration options) {
        return Arrays.asList(
                options.getConnectTimeout(),
                options.getResponseTimeout(),
                options.getMaxConnections(),
                options.getMaxAnswerSize(),
                isSecure(options),
                options.getSslContextParameters(),
                options.getHostnameVerifier(),
                proxy(options));
    }

    /** Not so without a server: a webhook's files may be all that is asked for. */
    private static boolean isSecure(ChatwootConfiguration options) {
        String baseUrl = options.getBaseUrl();
        return baseUrl != null && baseUrl.strip().startsWith("https:");
    }

    private static Transport.@Nullable Proxy proxy(ChatwootConfiguration options) {
        String host = options.getProxyHost();
        return host == null
                ? null
                : new Transport.Proxy(
                        host, options.getProxyPort(), options.getProxyUsername(), options.getProxyPassword());
    }

    private Transport transport(ChatwootConfiguration options) {
        return transports.computeIfAbsent(reach(options), same -> start(options));
    }

    private Transport start(ChatwootConfiguration options) {
        SSLContextParameters tls = options.getSslContextParameters();
        try {
            Transport.Settings settings = new Transport.Settings(
                    Duration.ofMillis(options.getConnectTimeout()),
                    Duration.ofMillis(options.getResponseTimeout()),
                    options.getMaxConnections(),
                    options.getMaxAnswerSize(),
                    isSecure(options),
                    tls == null ? null : tls.createSSLContext(context),
                    options.getHostnameVerifier(),
                    proxy(options));
            return Transport.start(
                    settings, task -> context.getExecutorServiceManager().newThread("ChatwootIO", task));
        } catch (GeneralSecurityException | IOException e) {
            throw new RuntimeCamelException("The option sslContextParameters cannot be used: " + e.getMessage(), e);
        }
    }

    /** Runs the rest of routes, so that they never hold up an IO thread. */
    Executor continuing() {
        return unrefused(continuing);
    }

    /**
     * Threads that run what they are given. When they are all busy with a full queue, or stopped, the caller's thread
     * does it: an exchange must end, whatever happens.
     */
    static Executor unrefused(Executor threads) {
        return task -> {
            try {
                threads.execute(task);
            } catch (RejectedExecutionException full) {
                task.run();
            }
        };
    }

    /**
     * Threads of a consumer. Whoever gets them ends them.
     *
     * @param size how many at most
     */
    ExecutorService workers(Object consumer, int size) {
        ThreadPoolProfile profile = profile("chatwoot-consumer", size, size);
        return context.getExecutorServiceManager().newThreadPool(consumer, "ChatwootConsumer", profile);
    }

    /** What runs deadlines and waits. */
    Time time() {
        return time;
    }

    private static ThreadPoolProfile profile(String id, int size, int maxSize) {
        ThreadPoolProfile profile = new ThreadPoolProfile(id);
        profile.setPoolSize(size);
        profile.setMaxPoolSize(maxSize);
        profile.setKeepAliveTime(60L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setMaxQueueSize(MAX_WAITING);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /** Closes all connections; calls that are under way fail, and their exchanges with them. */
    @Override
    public void close() {
        transports.values().forEach(Transport::close);
        transports.clear();
        vertx.close();
        time.close();
        context.getExecutorServiceManager().shutdownGraceful(continuing);
        context.getExecutorServiceManager().shutdownNow(timer);
        files.close();
    }
}
