package dev.backsource.edge.figures.reports;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.findings.RequestedOrigin;
import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.testing.time.TurnedClock;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiguresReporterTest {
    private final EdgeSettings settings = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(EdgeSettings.class)
            .withDefaultValues(Map.of("backsource.edge.id", "edge-1"))
            .withValidateUnknown(false)
            .build()
            .getConfigMapping(EdgeSettings.class);
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final CountedDomains domains = new CountedDomains(1, 1, 1, clock);
    private final RoutingTable table = new RoutingTable();
    private final EdgeFindings findings = new EdgeFindings(table, clock);
    private final List<ProducerRecord<String, byte[]>> written = new ArrayList<>();
    private final List<Runnable> intervals = new ArrayList<>();
    private final FiguresReporter reporter = new FiguresReporter(
            domains,
            findings,
            settings,
            new EdgeIdentity(settings),
            report -> {
                written.add(report);
                return Uni.createFrom().voidItem();
            },
            new TurnedThread());

    @AfterEach
    void close() {
        reporter.close();
    }

    @Test
    void shouldEndIntervalsWithoutATopicAndWriteOnceThereIsOne() {
        // Given: all places are taken
        var topic = new CompletableFuture<Void>();
        reporter.start(topic);
        domains.loop(0).of("first.example").refused(403);
        domains.loop(0).of("second.example").refused(403);

        // When
        endInterval();
        domains.loop(0).of("second.example").refused(403);
        var early = List.copyOf(written);
        topic.complete(null);
        endInterval();

        // Then
        assertThat(early).isEmpty();
        assertThat(written).hasSize(1);
        assertThat(new String(written.get(0).value(), UTF_8))
                .contains("second.example")
                .doesNotContain("first.example");
    }

    @Test
    void shouldReportTheFindingsOfADomainWithoutFigures() {
        // Given
        table.apply(domain("broken.example", origin("192.0.2.1", 443)), 1);
        reporter.start(CompletableFuture.completedFuture(null));
        findings.failed(
                new RequestedOrigin("broken.example", "192.0.2.1", new Target(Scheme.HTTPS, 443), "broken.example", 1),
                FindingKind.CONNECTION_REFUSED,
                () -> Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused()));

        // When
        endInterval();

        // Then
        var report = EventCodec.DOMAIN_FIGURES.decode(written.get(0).value());
        assertThat(report.domains()).isEmpty();
        assertThat(report.findings()).extracting(DomainFindings::domain).containsExactly("broken.example");
        assertThat(report.findings().get(0).findings())
                .extracting(Finding::measuredBy, found -> found.at().text())
                .containsExactly(tuple("edge-1", "port 443 of origin 192.0.2.1"));
    }

    private void endInterval() {
        intervals.forEach(Runnable::run);
    }

    /** A thread on which no interval passes by itself. */
    private final class TurnedThread extends ScheduledThreadPoolExecutor {
        TurnedThread() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long delay, long period, TimeUnit unit) {
            intervals.add(command);
            return super.scheduleAtFixedRate(command, 1, 1, TimeUnit.DAYS);
        }
    }
}
