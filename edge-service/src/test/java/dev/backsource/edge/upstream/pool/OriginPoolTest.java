package dev.backsource.edge.upstream.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.routing.UnverifiedTerms;
import dev.backsource.edge.transport.origin.OriginNetwork;
import dev.backsource.edge.transport.origin.SocketClient;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.connection.RequestHead;
import dev.backsource.edge.upstream.connection.SilentUser;
import dev.backsource.edge.upstream.response.ResponseLimits;
import dev.backsource.edge.upstream.response.Reuse;
import dev.backsource.testing.time.TurnedClock;
import dev.backsource.testing.waiting.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.NetSocketImpl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OriginPoolTest {
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProxyMetrics metrics =
            new ProxyMetrics(meters, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private final OriginPool pool = new OriginPool(null, new PoolLimits(1, 1, 1));
    private final TurnedClock clock = new TurnedClock(Instant.EPOCH);
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

    @Test
    void shouldGiveRequestsThatWaitedPastTheEndOfAnExceptionNoConnectionHoweverManyTheyAre() {
        // Given: a full queue, in which the last request takes any connection
        var full = new OriginPool(null, new PoolLimits(0, 4_096, 1));
        var again = new ArrayList<Integer>();
        IntStream.range(0, 4_095).forEach(i -> full.take(unverified(new Taker(), () -> again.add(i))));
        full.take(new Taker());

        // When
        clock.pass(Duration.ofSeconds(1));
        var connection = connection();
        full.release(connection, Reuse.NOW);

        // Then: each has requested another one, in the order in which it came
        assertThat(again)
                .containsExactlyElementsOf(IntStream.range(0, 4_095).boxed().toList());
        assertThat(taken).containsExactly(connection);
    }

    @Test
    void shouldGiveAWaitingRequestItsConnectionBeforeTheEndOfAnException() {
        // Given
        var waited = new OriginPool(null, new PoolLimits(0, 1, 1));
        waited.take(unverified(new Taker(), () -> fail("too early")));

        // When
        clock.pass(Duration.ofMillis(999));
        var connection = connection();
        waited.release(connection, Reuse.NOW);

        // Then
        assertThat(taken).containsExactly(connection);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepANewConnectionThatIsMadeAfterTheEndOfAnException(ConnectionUse use) {
        // Given
        var server = vertx.createNetServer().connectHandler(socket -> {});
        var port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        var at = SocketAddress.inetSocketAddress(port, "127.0.0.1");
        var context = vertx.getOrCreateContext();
        var client = SocketClient.of(vertx, context, new NetClientOptions(), OriginNetwork.ACTUAL);
        var dialler = new OriginDialler(client, at, at, false, new ResponseLimits(1_000, 10, 2), metrics);
        var dialling = new OriginPool(dialler, new PoolLimits(1, 1, 1));
        var idle = new CompletableFuture<Integer>();

        // When
        context.runOnContext(start -> {
            var receiver = unverified(new Taker(), () -> context.runOnContext(later -> idle.complete(dialling.idle())));
            switch (use) {
                case KEPT -> dialling.take(receiver);
                case ONCE -> dialling.takeFresh(receiver);
                case TUNNEL -> dialling.takeForGood(receiver);
            }
            clock.pass(Duration.ofSeconds(1));
        });

        // Then
        assertThat(Waiting.resultOf(idle)).isOne();
        assertThat(taken).isEmpty();
        client.close();
    }

    private ConnectionReceiver unverified(ConnectionReceiver taker, Runnable again) {
        return new UnverifiedReceiver(taker, new UnverifiedTerms(null, 1_000), clock, again);
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
