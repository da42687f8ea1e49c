package dev.backsource.edge.upstream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.upstream.response.ResponseLimits;
import dev.backsource.edge.upstream.response.ResponsePart;
import dev.backsource.edge.upstream.response.Reuse;
import dev.backsource.testing.waiting.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.NetSocketImpl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meaning of a failure, by the connection's earlier requests. */
class OriginConnectionTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final DecoderException ALERT = new DecoderException(new SSLException("an alert came"));

    private final Vertx vertx = Vertx.vertx();
    private final ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        channel.finishAndReleaseAll();
    }

    /** An origin that ends idle connections may do so by an alert: the request can be sent on another connection. */
    @Test
    void shouldTakeAFailureOfTlsOnAKeptConnectionForItsEnd() throws Exception {
        // When
        var broken = onItsLoop(() -> {
            var socket = new Socket(context, last());
            var connection = connection(socket);
            ask(connection);
            answer(ANSWER);
            var second = ask(connection);
            socket.tell(ALERT);
            return second.broken;
        });

        // Then
        assertThat(broken).singleElement().isInstanceOf(HttpClosedException.class);
    }

    @Test
    void shouldTakeAFailureOfTlsOnANewConnectionAsItIs() throws Exception {
        // When
        var broken = onItsLoop(() -> {
            var socket = new Socket(context, last());
            var first = ask(connection(socket));
            socket.tell(ALERT);
            return first.broken;
        });

        // Then
        assertThat(broken).containsExactly(ALERT);
    }

    @Test
    void shouldTakeAFailureOfTlsWithinAResponseAsItIs() throws Exception {
        // When
        var broken = onItsLoop(() -> {
            var socket = new Socket(context, last());
            var connection = connection(socket);
            ask(connection);
            answer(ANSWER);
            var second = ask(connection);
            answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12");
            socket.tell(ALERT);
            return second.broken;
        });

        // Then
        assertThat(broken).containsExactly(ALERT);
    }

    @Test
    void shouldHandOverABodyThatCameWithTheHeadInOneCall() throws Exception {
        // When
        var events = onItsLoop(() -> {
            var connection = connection(new Socket(context, last()));
            var first = new Told(new ArrayList<>());
            connection.send(first, new RequestHead(HttpMethod.GET, "/"), false);
            channel.runPendingTasks();
            answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n12");
            return first.events;
        });

        // Then
        assertThat(events).containsExactly("head with 12", "end");
    }

    @Test
    void shouldHandOverABodyThatCameLaterInPartsOfItsOwn() throws Exception {
        // When
        var events = onItsLoop(() -> {
            var connection = connection(new Socket(context, last()));
            var first = new Told(new ArrayList<>());
            connection.send(first, new RequestHead(HttpMethod.GET, "/"), false);
            channel.runPendingTasks();
            answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n1");
            answer("2");
            return first.events;
        });

        // Then
        assertThat(events).containsExactly("head", "1", "2", "end");
    }

    private OriginConnection connection(Socket socket) {
        return new OriginConnection(
                socket,
                new Keeper(),
                new ResponseLimits(1_000, 10, 2),
                new ProxyMetrics(new SimpleMeterRegistry(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
    }

    private Asked ask(OriginConnection connection) {
        var asked = new Asked(new ArrayList<>());
        connection.send(asked, new RequestHead(HttpMethod.GET, "/"), false);
        channel.runPendingTasks();
        return asked;
    }

    private void answer(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private <T> T onItsLoop(Callable<T> action) throws Exception {
        var done = new CompletableFuture<T>();
        context.runOnContext(run -> {
            try {
                done.complete(action.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return Waiting.resultOf(done);
    }

    private ChannelHandlerContext last() {
        channel.pipeline().addLast("handler", new ChannelInboundHandlerAdapter());
        return channel.pipeline().context("handler");
    }

    /** A socket without a network, to which a test reports failures like its pipeline would. */
    private static final class Socket extends NetSocketImpl {
        Socket(ContextInternal context, ChannelHandlerContext last) {
            super(context, last, null, null, false);
        }

        void tell(Throwable thrown) {
            handleException(thrown);
        }
    }

    private static final class Keeper implements OriginConnection.Keeper {
        @Override
        public void release(OriginConnection connection, Reuse reuse) {}

        @Override
        public void forget(OriginConnection connection) {}
    }

    private record Told(List<String> events) implements SilentUser {
        @Override
        public void answered(ResponsePart.Head head) {
            events.add("head");
        }

        @Override
        public void answered(ResponsePart.Head head, Buffer body) {
            events.add("head with " + body);
        }

        @Override
        public void received(Buffer part) {
            events.add(part.toString());
        }

        @Override
        public void ended() {
            events.add("end");
        }
    }

    private record Asked(List<Throwable> broken) implements SilentUser {
        @Override
        public void broken(Throwable thrown) {
            broken.add(thrown);
        }
    }
}
