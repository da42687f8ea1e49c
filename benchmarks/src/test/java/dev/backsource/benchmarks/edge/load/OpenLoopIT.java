package dev.backsource.benchmarks.edge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopIT {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void shouldCountEveryRequestOnce() throws IOException {
        // Given
        answerAll(OK, new CountDownLatch(0));
        // When
        try (var loop = loop(4)) {
            var nanos = loop.run(200, 1);
            // Then
            assertThat(nanos.getTotalCount()).isEqualTo(200);
        }
    }

    /** All 200 are due within a second, in which none is answered: half of them have waited for half a second and more. */
    @Test
    void shouldCountTheWaitOfRequestsThatCouldNotBeSent() throws Exception {
        // Given
        var open = new CountDownLatch(1);
        answerAll(OK, open);
        var opener = new Thread(() -> openAfterASecond(open));
        // When
        try (var loop = loop(1)) {
            opener.start();
            var nanos = loop.run(200, 1);
            // Then
            assertThat(nanos.getValueAtPercentile(50)).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(400));
        }
        opener.join();
    }

    @Test
    void shouldTakeAnotherStatusForAFailure() throws IOException {
        // Given
        answerAll("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n", new CountDownLatch(0));
        // When, Then
        try (var loop = loop(1)) {
            assertThatThrownBy(() -> loop.run(10, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("HTTP/1.1 503");
        }
    }

    private OpenLoop loop(int connections) throws IOException {
        return new OpenLoop(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), connections, REQUEST);
    }

    /** The time itself is what is tested here. */
    private static void openAfterASecond(CountDownLatch open) {
        try {
            new CountDownLatch(1).await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.countDown();
    }

    private void answerAll(String answer, CountDownLatch open) {
        var acceptor = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    var client = server.accept();
                    var answerer = new Thread(() -> answer(client, answer, open));
                    answerer.setDaemon(true);
                    answerer.start();
                } catch (IOException e) {
                    return;
                }
            }
        });
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private static void answer(Socket client, String answer, CountDownLatch open) {
        try (client) {
            while (client.getInputStream().readNBytes(REQUEST.length).length == REQUEST.length) {
                open.await();
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The load has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
