package dev.backsource.edge.http.tunnel;

import static dev.backsource.edge.testing.EdgeUnderTest.join;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.transport.ConnectionReset;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TunnelsTest {
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Tunnels tunnels = new Tunnels(
            Duration.ofHours(1), new ProxyMetrics(registry, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
    private final Context context = vertx.getOrCreateContext();
    private final AtomicInteger closedEnds = new AtomicInteger();
    private final AtomicInteger resetEnds = new AtomicInteger();
    private final List<NetSocket> peers = new CopyOnWriteArrayList<>();
    private final int port = join(vertx.createNetServer()
                    .connectHandler(this::connected)
                    .listen(0, "127.0.0.1"))
            .actualPort();

    private void connected(NetSocket peer) {
        peer.exceptionHandler(thrown -> resetEnds.incrementAndGet());
        peer.closeHandler(closed -> closedEnds.incrementAndGet());
        peers.add(peer);
    }

    @AfterEach
    void close() {
        join(vertx.close());
    }

    @Test
    void shouldCloseBothEndsOfAllTunnelsWithTheEdge() {
        // Given
        joinTwo();
        joinTwo();
        var before = open();

        // When
        context.runOnContext(run -> tunnels.close());

        // Then
        await().untilAtomic(closedEnds, org.hamcrest.Matchers.is(4));
        assertThat(before).isEqualTo(2);
        await().until(() -> open() == 0);
    }

    @Test
    void shouldCloseATunnelThatComesTooLate() {
        // Given
        context.runOnContext(run -> tunnels.close());

        // When
        joinTwo();

        // Then
        await().untilAtomic(closedEnds, org.hamcrest.Matchers.is(2));
        await().until(() -> open() == 0);
    }

    /** Of data without framing of its own, the other end would take a part for the whole. */
    @Test
    void shouldResetTheOtherEndOfATunnelThatBreaks() {
        // Given
        joinTwo();
        await().until(() -> peers.size() == 2);

        // When
        ConnectionReset.of(peers.get(0));

        // Then
        await().untilAtomic(closedEnds, org.hamcrest.Matchers.is(2));
        await().until(() -> open() == 0);
        assertThat(resetEnds).hasValue(1);
    }

    @Test
    void shouldCloseTheOtherEndOfATunnelInOrder() {
        // Given
        joinTwo();
        await().until(() -> peers.size() == 2);

        // When
        join(peers.get(0).close());

        // Then
        await().untilAtomic(closedEnds, org.hamcrest.Matchers.is(2));
        await().until(() -> open() == 0);
        assertThat(resetEnds).hasValue(0);
    }

    @Test
    void shouldTellWhenThereAreNoTunnels() {
        // Given
        joinTwo();
        Promise<Void> none = Promise.promise();

        // When
        context.runOnContext(run -> {
            tunnels.whenNone(none::complete);
            tunnels.reset();
        });

        // Then
        join(none.future());
        assertThat(open()).isZero();
        await().untilAtomic(resetEnds, org.hamcrest.Matchers.is(2));
    }

    private double open() {
        return registry.get("backsource.edge.tunnels").gauge().value();
    }

    private void joinTwo() {
        Promise<Void> joined = Promise.promise();
        context.runOnContext(run -> {
            var client = vertx.createNetClient();
            client.connect(port, "127.0.0.1")
                    .compose(one -> client.connect(port, "127.0.0.1").map(other -> tie(one, other)))
                    .<Void>mapEmpty()
                    .onComplete(joined);
        });
        join(joined.future());
    }

    private boolean tie(NetSocket one, NetSocket other) {
        tunnels.join(one, other);
        return true;
    }
}
