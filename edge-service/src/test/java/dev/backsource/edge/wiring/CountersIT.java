package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.ApplicationEdge;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.ReportLog;
import dev.backsource.edge.testing.StatusLog;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainTotals;
import dev.backsource.policy.event.EdgeCounters;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.FiguresRequest;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.policy.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The edge's reports of its traffic. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class CountersIT {
    @Inject
    ApplicationEdge edge;

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

    @Test
    void shouldReportTheFiguresOfARequestedDomain() {
        try (var figures = new ReportLog<>(bootstrapServers, Topic.DOMAIN_FIGURES, EventCodec.DOMAIN_FIGURES)) {
            // Given: the edge reads requests from the end of their topic as of its start
            edge.apply(domain("*.figures.example.test", origin("127.0.0.1", FreePorts.next())));
            await().until(() -> {
                edge.log()
                        .ask(new FiguresRequest(
                                UUID.randomUUID().toString(),
                                "*.figures.example.test",
                                60,
                                Instant.now().plusSeconds(5)));
                return totals(figures.await(report -> true)) != null;
            });

            // When
            edge.get("http://a.figures.example.test/");
            edge.get("http://b.figures.example.test/");

            // Then
            var totals = totals(figures.await(report -> {
                var of = totals(report);
                return of != null && of.requests() == 2 && of.serverErrors() == 2;
            }));
            assertThat(totals.originErrors()).isEqualTo(Map.of("tcp", 2L));
            assertThat(totals.serverErrors()).isEqualTo(2);
        }
    }

    @Test
    void shouldSendTheLinesOfATail() {
        try (var lines = new ReportLog<>(bootstrapServers, Topic.TAIL_LINES, EventCodec.TAIL_LINES)) {
            // Given: the edge reads requests from the end of their topic as of its start
            edge.apply(domain("tailed.example.test", origin("127.0.0.1", FreePorts.next())));

            // When
            var sent = await().until(
                            () -> {
                                edge.log().ask(tail("tailed.example.test"));
                                edge.get("http://tailed.example.test/cart?secret");
                                return lines.poll().stream()
                                        .filter(report -> !report.lines().isEmpty())
                                        .toList();
                            },
                            reports -> !reports.isEmpty())
                    .get(0);

            // Then
            var line = sent.lines().get(0);
            assertThat(sent.tail()).isEqualTo("tail-1");
            assertThat(line.path()).isEqualTo("/cart?");
            assertThat(line.status()).isEqualTo(502);
            assertThat(line.error()).isEqualTo("connection_refused");
            assertThat(line.host()).isEqualTo("tailed.example.test");
        }
    }

    private static TailRequest tail(String domain) {
        return new TailRequest(
                UUID.randomUUID().toString(),
                "tail-1",
                domain,
                5,
                1,
                null,
                30,
                Instant.now().plusSeconds(5));
    }

    private static @Nullable DomainTotals totals(DomainFigures report) {
        return report.domains().stream()
                .filter(totals -> totals.domain().equals("*.figures.example.test"))
                .findFirst()
                .orElse(null);
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
