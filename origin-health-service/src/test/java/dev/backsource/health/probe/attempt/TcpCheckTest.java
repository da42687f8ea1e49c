package dev.backsource.health.probe.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real ports: one that accepts, one that refuses, and one that doesn't respond. */
class TcpCheckTest {
    private static final int LONG_MS = 30_000;

    private final Vertx vertx = Vertx.vertx();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : open) {
            one.close();
        }
        vertx.close();
    }

    @Test
    void anAcceptedConnectionIsResetWithoutAByte() throws IOException {
        // Given
        var server = listening(50);

        // When
        check(server, LONG_MS).join();

        // Then all connections of the server's before the next one were reset; mostly it knows of none
        var next = closing(new Socket(server.getInetAddress(), server.getLocalPort()));
        for (var accepted = closing(server.accept());
                accepted.getPort() != next.getLocalPort();
                accepted = closing(server.accept())) {
            assertThatThrownBy(accepted.getInputStream()::read)
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void aClosedPortRefuses() throws IOException {
        // Given
        var server = listening(50);
        server.close();

        // When / Then
        assertThat(failure(check(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), LONG_MS)))
                .isInstanceOf(ConnectException.class)
                .hasMessage("Connection refused");
    }

    @Test
    void aPortThatDoesNotRespondTimesOut() throws IOException {
        // Given
        var server = unresponsive();

        // When / Then
        assertThat(failure(check(server, 1))).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aCheckEndsWithItsLoop() throws IOException {
        // Given
        var underway = check(unresponsive(), LONG_MS);

        // When
        vertx.close();

        // Then
        assertThat(failure(underway)).isInstanceOf(ClosedChannelException.class);
    }

    private CompletableFuture<Void> check(ServerSocket server, int millis) {
        return check(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), millis);
    }

    private CompletableFuture<Void> check(InetSocketAddress address, int millis) {
        var checked = Promise.<Void>promise();
        vertx.runOnContext(onLoop -> TcpCheck.of(address, millis).onComplete(checked));
        return checked.future().toCompletionStage().toCompletableFuture();
    }

    private static Throwable failure(CompletableFuture<Void> checked) {
        return checked.handle((nothing, failure) -> failure).join();
    }

    private ServerSocket listening(int backlog) throws IOException {
        return closing(new ServerSocket(0, backlog, InetAddress.getLoopbackAddress()));
    }

    /** Its queue is full: Linux takes one connection more than it was told, and drops the first packet of the next. */
    private ServerSocket unresponsive() throws IOException {
        var server = listening(1);
        closing(new Socket(server.getInetAddress(), server.getLocalPort()));
        closing(new Socket(server.getInetAddress(), server.getLocalPort()));
        return server;
    }

    private <T extends AutoCloseable> T closing(T opened) {
        open.add(opened);
        return opened;
    }
}
