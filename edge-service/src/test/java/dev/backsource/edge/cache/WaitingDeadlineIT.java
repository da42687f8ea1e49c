package dev.backsource.edge.cache;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.secondary;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import dev.backsource.testing.http.RawClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A request that waits for another client's fetch waits no longer than the time allowed for one origin. */
class WaitingDeadlineIT {
    private static final String HOST = "waiting-deadline.example.test";
    private static final int FIRST_BYTE_MS = 2_000;

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    @Test
    void shouldHaveAWaitingRequestGoAloneWhenItsTimeIsUp() {
        var primaryAsked = new AtomicInteger();
        var secondaryAsked = new AtomicInteger();
        try (var primary = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> primaryAsked.incrementAndGet());
                var second = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
                    // The first client comes here after the other origin's timeout, and gets nothing here either.
                    if (secondaryAsked.incrementAndGet() > 1) {
                        request.response().end("for itself");
                    }
                });
                var first = new RawClient(edge.httpPort());
                var waiting = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain(HOST, origin("127.0.0.1", primary.port()), secondary("127.0.0.1", second.port()))
                    .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withFirstByteTimeoutMs(FIRST_BYTE_MS)));
            ask(first);
            await().until(() -> primaryAsked.get() == 1);

            // When
            ask(waiting);

            // Then
            assertThat(waiting.rest()).startsWith("HTTP/1.1 200 ").endsWith("for itself");
            assertThat(first.rest()).startsWith("HTTP/1.1 504 ");
        }
        await().until(() ->
                registry.get("backsource.edge.requests.active").gauge().value() == 0);
    }

    private static void ask(RawClient client) {
        client.send("GET / HTTP/1.1", "Host: " + HOST, "Connection: close", "");
    }
}
