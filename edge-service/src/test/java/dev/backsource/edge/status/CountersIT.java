package dev.backsource.edge.status;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.StatusLog;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.EdgeCounters;
import dev.backsource.policy.event.EdgeStatus;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The edge's reports of its traffic. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class CountersIT {
    @Inject
    EdgeUnderTest edge;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    StatusLog statuses;
    EdgeCounters before;

    @BeforeEach
    void readWhatWasServedBefore() {
        statuses = new StatusLog(bootstrapServers);
        var now = Instant.now();
        before = counters(status -> status.reportedAt().isAfter(now));
    }

    @AfterEach
    void close() {
        statuses.close();
    }

    @Test
    void shouldReportHitsAndMisses() {
        try (var origin = TestOrigin.http(
                edge.vertx(),
                "127.0.0.1",
                0,
                request -> request.response()
                        .putHeader("Cache-Control", "max-age=60")
                        .end("kept"))) {
            // Given
            edge.apply(domain("counted.example.test", origin("127.0.0.1", origin.port())));

            // When
            edge.get("http://counted.example.test/");
            edge.get("http://counted.example.test/");
            edge.get("http://counted.example.test/");

            // Then
            var after = counters(status -> counted(status).requests() >= before.requests() + 3);
            assertThat(after.requests() - before.requests()).isEqualTo(3);
            assertThat(after.misses() - before.misses()).isEqualTo(1);
            assertThat(after.hits() - before.hits()).isEqualTo(2);
        }
    }

    @Test
    void shouldReportErrorsOfOriginsByTheirKind() {
        // Given
        edge.apply(domain("refusing.example.test", origin("127.0.0.1", FreePorts.next())));

        // When
        edge.get("http://refusing.example.test/");

        // Then
        var after = counters(status -> errors(counted(status)) > errors(before));
        assertThat(errors(after) - errors(before)).isEqualTo(1);
        assertThat(after.hits()).isEqualTo(before.hits());
    }

    private EdgeCounters counters(Predicate<EdgeStatus> wanted) {
        return counted(statuses.await(status -> status.counters() != null && wanted.test(status)));
    }

    private static EdgeCounters counted(EdgeStatus status) {
        return Objects.requireNonNull(status.counters());
    }

    private static long errors(EdgeCounters counters) {
        return counters.originErrors().getOrDefault("connection_refused", 0L);
    }
}
