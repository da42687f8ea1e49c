package dev.backsource.edge.admin;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.NamedRoute;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.policy.protocol.RedirectType;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of routes for a slow client, with far more routes than the sockets' buffers hold. */
class RouteLinesTest {
    private static final int ROUTES = 100_000;
    /** Each takes more than 200 bytes, and a socket's buffers hold some hundreds of KiB. */
    private static final int ON_THE_WAY = 20_000;

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger taken = new AtomicInteger();
    private final HttpServer server =
            EdgeUnderTest.join(vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(64 << 10))
                    .requestHandler(request -> RouteLines.write(routes(), request.response(), Vertx.currentContext()))
                    .listen(0, "127.0.0.1"));

    @AfterEach
    void close() {
        EdgeUnderTest.join(vertx.close());
    }

    @Test
    void shouldTakeNoMoreRoutesThanTheClientDoes() throws Exception {
        try (var client = new Socket()) {
            // Given
            client.setReceiveBufferSize(4 << 10);
            client.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));

            // When
            client.getOutputStream().write(REQUEST);

            // Then
            await().until(() -> taken.get() > 0);
            await().during(Duration.ofSeconds(1)).until(() -> taken.get() < ON_THE_WAY);
            var lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8)).lines();
            assertThat(lines.filter(line -> line.startsWith("{\"domain\":\"many.example.test\"")))
                    .hasSize(ROUTES);
        }
    }

    private Iterator<NamedRoute> routes() {
        var table = new RoutingTable();
        table.apply(domain("many.example.test", RedirectType.FOLLOW), 1);
        var route = table.served().all().next();
        return Stream.generate(() -> route)
                .limit(ROUTES)
                .peek(next -> taken.incrementAndGet())
                .iterator();
    }
}
