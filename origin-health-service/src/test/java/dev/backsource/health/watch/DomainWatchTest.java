package dev.backsource.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.log.GivenLog;
import dev.backsource.health.log.OriginEventPublisher;
import dev.backsource.health.probe.GivenProber;
import dev.backsource.health.testing.HandTurnedLoop;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.health.testing.TestDomains;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.StateVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A domain whose states were published before. */
class DomainWatchTest {
    private static final Domain DOMAIN =
            TestDomains.follow("www.example.com", TestDomains.origin(OriginAddress.parse("192.0.2.1"), 80));
    private static final OriginHealth BEFORE = health(DOMAIN);

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final GivenLog log = new GivenLog();
    private final OriginEventPublisher publisher = log.publisher(loop);
    private final DomainWatch watch = new DomainWatch(
            new WatchTools(
                    GivenProber.of(loop, loop.clock()),
                    publisher,
                    loop.clock(),
                    new StandardTestPorts(80, 443),
                    new SimpleMeterRegistry()),
            new Changed(PolicyChange.of(DOMAIN, 1, Instant.EPOCH), new StateVersion(0, 1, 1)));

    @BeforeEach
    void takeOver() {
        publisher.takeOver(GivenLog.partitionOf(DOMAIN.name()));
        loop.turn();
    }

    @Test
    void shouldPublishNothingWhereThePublishedStatesHold() {
        // When
        watch.start(BEFORE, false, Map.of());
        loop.turn();

        // Then
        assertThat(log.committed()).isEmpty();
    }

    /** Readers of committed records don't have them, and compaction has dropped the ones before. */
    @Test
    void shouldPublishTheStatesOfAnAbortedTransactionOnceMoreAndNoFurtherTime() {
        // When
        watch.start(BEFORE, true, Map.of());
        watch.verdictChanged();
        loop.turn();

        // Then
        assertThat(log.committed()).hasSize(1);
        var again = EventCodec.ORIGIN_HEALTH.decode(log.committed().get(0).value());
        assertThat(again.ports()).isEqualTo(BEFORE.ports());
        assertThat(again.observedAt()).isAfter(BEFORE.observedAt());
    }

    private static OriginHealth health(Domain domain) {
        var since = Instant.parse("2025-12-31T00:00:00Z");
        var ports = domain.neededPorts().stream()
                .map(port -> new OriginHealth.Port(
                        port.origin(),
                        port.target().port(),
                        port.target().scheme(),
                        PortState.OPEN,
                        since,
                        "connected"))
                .toList();
        return new OriginHealth(domain.name(), 1, since, ports);
    }
}
