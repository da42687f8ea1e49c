package dev.backsource.edge.upstream.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.connection.RequestHead;
import dev.backsource.edge.upstream.connection.SilentUser;
import dev.backsource.edge.upstream.response.ResponseLimits;
import dev.backsource.edge.upstream.response.Reuse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.NetSocketImpl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OriginPoolTest {
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProxyMetrics metrics =
            new ProxyMetrics(meters, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private final OriginPool pool = new OriginPool(null, new PoolLimits(1, 1, 1));
    private final List<OriginConnection> taken = new ArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldGiveAConnectionUnlessItIsKnownToBeClosed() {
        // Given
        var open = connection();
        var aborted = connection();
        pool.release(open, Reuse.NOW);
        pool.release(aborted, Reuse.NOW);
        aborted.abort();

        // When
        pool.take(new Taker());

        // Then
        assertThat(taken).containsExactly(open);
    }

    @Test
    void shouldGoBackToThePoolWhenARequestCannotBeWritten() {
        // Given
        pool.release(connection(), Reuse.NOW);
        pool.take(new Taker());
        var connection = taken.get(0);

        // When: a head that can't be written
        RequestHead broken = null;
        assertThatThrownBy(() -> connection.send(new NoUser(), broken, false)).isInstanceOf(RuntimeException.class);
        connection.giveBack();

        // Then
        assertThat(meters.get("backsource.edge.origin.connections.active")
                        .gauge()
                        .value())
                .isZero();
        pool.take(new Taker());
        assertThat(taken).containsExactly(connection, connection);
    }

    private OriginConnection connection() {
        var channel = new EmbeddedChannel();
        channel.pipeline().addLast("handler", new ChannelInboundHandlerAdapter());
        var socket = new NetSocketImpl(
                (ContextInternal) vertx.getOrCreateContext(), channel.pipeline().context("handler"), null, null, false);
        return new OriginConnection(socket, pool, new ResponseLimits(1_000, 10, 2), metrics);
    }

    private final class Taker implements PatientReceiver {
        @Override
        public void connected(OriginConnection connection) {
            taken.add(connection);
        }
    }

    private record NoUser() implements SilentUser {}
}
