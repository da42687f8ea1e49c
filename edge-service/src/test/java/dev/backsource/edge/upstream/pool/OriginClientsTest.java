package dev.backsource.edge.upstream.pool;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.edge.transport.origin.OriginNetwork;
import dev.backsource.edge.transport.origin.SocketClient;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.connection.RequestHead;
import dev.backsource.edge.upstream.connection.SilentUser;
import dev.backsource.edge.upstream.response.ResponseLimits;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.testing.waiting.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bounds of all connections to origins together. */
class OriginClientsTest {
    private static final int MOST_IDLE = 10;
    private static final int HOSTS = 50;
    private static final PoolLimits LIMITS = new PoolLimits(5, 5, TimeUnit.HOURS.toNanos(1));

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final Context context = vertx.getOrCreateContext();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final ConnectionTerms terms = new ConnectionTerms(Verification.FULL, null, TlsVersion.TLS_1_2, 10_000);
    private final OriginClients clients = new OriginClients(any -> client(), MOST_IDLE);
    private SocketAddress origin;

    @BeforeEach
    void listen() {
        NetServer server = vertx.createNetServer().connectHandler(connection -> {
            open.incrementAndGet();
            connection.closeHandler(closed -> open.decrementAndGet());
            connection.handler(request -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        });
        var port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        origin = SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** As when a client requests ever new hosts of a wildcard domain. */
    @Test
    void shouldKeepNoMoreConnectionsThanItMay() {
        // Given
        for (var host = 0; host < HOSTS; host++) {
            ask("www" + host + ".example.test");
        }
        await().until(() -> answered.get() == HOSTS && open.get() == HOSTS);

        // When, then
        await().until(() -> {
            context.runOnContext(run -> clients.sweep());
            return open.get() <= MOST_IDLE;
        });
    }

    @Test
    void shouldKeepAsManyAsItMay() throws Exception {
        // Given
        for (var host = 0; host < MOST_IDLE; host++) {
            ask("www" + host + ".example.test");
        }
        await().until(() -> answered.get() == MOST_IDLE);

        // When
        var swept = new CompletableFuture<Void>();
        context.runOnContext(run -> {
            clients.sweep();
            swept.complete(null);
        });
        Waiting.resultOf(swept);
        for (var host = 0; host < MOST_IDLE; host++) {
            ask("www" + host + ".example.test");
        }

        // Then: none was closed, and none is new
        await().until(() -> answered.get() == 2 * MOST_IDLE);
        assertThat(open).hasValue(MOST_IDLE);
    }

    private OriginPools client() {
        var sockets = SocketClient.of(vertx, context, new NetClientOptions(), OriginNetwork.ACTUAL);
        return new OriginPools(
                sockets,
                LIMITS,
                new ResponseLimits(1_000, 10, 2),
                new ProxyMetrics(new SimpleMeterRegistry(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
    }

    private void ask(String host) {
        context.runOnContext(run -> {
            var pool = clients.pool(terms, origin, host, null);
            assertThat(pool).isNotNull();
            pool.take(new Visitor());
        });
    }

    /** Sends one request. */
    private final class Visitor implements PatientReceiver, SilentUser {
        @Override
        public void connected(OriginConnection connection) {
            connection.send(this, new RequestHead(HttpMethod.GET, "/"), false);
        }

        @Override
        public void ended() {
            answered.incrementAndGet();
        }

        @Override
        public void broken(Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }
}
