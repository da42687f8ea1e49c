package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services that are asked to end (SIGTERM): they say that they are not ready while requests are under way, fail none of them, and end. */
@ExtendWith(SharedLocalStack.class)
class ServicesStopIT {
    private static final String DOMAIN = "held.example.com";
    private static final String BUSY = "busy.example.com";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nheld";

    private final LocalStackUnderTest stack;
    private final HttpClient client = HttpClient.newHttpClient();
    private String stopped = "";

    ServicesStopIT(LocalStackUnderTest stack) {
        this.stack = stack;
    }

    @AfterEach
    void startAgain() {
        if (!stopped.isEmpty()) {
            stack.processes().stop(stopped);
            stack.processes().restart(stopped);
        }
        stack.awaitEdges();
    }

    private CompletableFuture<Void> stop(String service) {
        stopped = service;
        return CompletableFuture.runAsync(() -> stack.processes().stop(service));
    }

    /** How often it has ended by itself; the stack kills what doesn't. */
    private long ends(String service) {
        return stack.logged(service, " stopped in ");
    }

    /** A service that stops says that it waits for requests, if there are any, and then that they are complete. */
    private long requestsLeftByStops() {
        return stack.logged("config-service", "Waiting for HTTP requests to complete")
                - stack.logged("config-service", "All HTTP requests complete");
    }

    /** The status of its readiness; -1 when nobody listens there. */
    private int readiness(int port) {
        var uri = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Polls until the service has said that it isn't ready; fails when its port closes before. */
    private void awaitNotReady(int port) {
        await().failFast(() -> readiness(port) == -1).until(() -> readiness(port) == 503);
    }

    @Test
    void shouldSayThatAnEdgeIsNotReadyWhileItDrainsAndFailNoRequest() throws Exception {
        try (var origin = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
            // Given: a request that its origin doesn't answer yet, and clients that keep the edge busy
            var api = new Api(stack.api());
            api.awaitRollout(DOMAIN, api.register(DOMAIN, "127.0.0.1", origin.getLocalPort()));
            api.register(BUSY, "127.0.0.1", 80);
            api.awaitRollout(BUSY, api.policy(BUSY, "HTTP"));
            var edge = stack.edges().get(1);
            var clients = Stream.of("/cached/a", "/cached/b", "/uncached/a", "/uncached/b")
                    .map(path -> SteadyClient.start(edge.httpPort(), BUSY, path))
                    .toList();
            await().until(() -> clients.stream().allMatch(client -> client.answers() > 50));
            var ends = ends("edge-2");
            try (var held = connect(edge.httpPort())) {
                send(held, "GET /held HTTP/1.1\r\nHost: " + DOMAIN + "\r\n\r\n");
                try (var asked = asked(origin)) {
                    // When
                    var stop = stop("edge-2");

                    // Then
                    awaitNotReady(stack.edge2ManagementPort());
                    clients.forEach(SteadyClient::awaitEnd);
                    assertThat(clients)
                            .allSatisfy(client -> assertThat(client.failures()).isEmpty());
                    assertThat(stop).isNotDone();
                    send(asked, ANSWER);
                    assertThat(rest(held)).startsWith("HTTP/1.1 200 ").endsWith("held");
                    assertThat(stop).succeedsWithin(Waiting.DEADLINE);
                    assertThat(ends("edge-2")).isEqualTo(ends + 1);
                    assertThat(readiness(stack.edge2ManagementPort())).isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void shouldSayThatConfigServiceIsNotReadyWhileARequestIsUnderWayAndEndStreams() throws Exception {
        // Given: a request whose body isn't complete, and a stream; the service gives up in silence on requests that
        // don't end
        var port = stack.configManagementPort();
        var ends = ends("config-service");
        var leftBefore = requestsLeftByStops();
        try (var subscriber = Subscriber.start(stack.api());
                var held = connect(stack.api().getPort())) {
            await().until(() -> subscriber.connections() >= 1);
            send(
                    held,
                    "POST /api/v1/domains HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + TestAdministrator.AUTHORIZATION
                            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{");
            assertThat(readiness(port)).isEqualTo(200);

            // When
            var stop = stop("config-service");

            // Then
            awaitNotReady(port);
            await().until(() -> subscriber.endings() >= 1);
            send(held, "}");
            assertThat(rest(held)).startsWith("HTTP/1.1 4");
            assertThat(stop).succeedsWithin(Waiting.DEADLINE);
            assertThat(ends("config-service")).isEqualTo(ends + 1);
            assertThat(requestsLeftByStops()).isEqualTo(leftBefore);
            assertThat(readiness(port)).isEqualTo(-1);

            // When
            var connections = subscriber.connections();
            stack.processes().restart("config-service");
            stopped = "";

            // Then: a stream opened before the new instance has read Kafka ends, and the subscriber reconnects
            await().until(() -> subscriber.connections() > connections);
        }
    }

    /** The connection of the edge's request; probers connect, too, and ask for {@code /}. */
    private static Socket asked(ServerSocket origin) throws IOException {
        while (true) {
            var connection = origin.accept();
            if (requestLine(connection).startsWith("GET /held ")) {
                return connection;
            }
            connection.close();
        }
    }

    /** Empty on a probe's connection, which is closed or reset. */
    private static String requestLine(Socket connection) {
        try {
            var line = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) Waiting.DEADLINE.toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
