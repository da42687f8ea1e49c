package dev.backsource.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.probers.ProberReports;
import dev.backsource.config.probers.ProbersDoor;
import dev.backsource.config.view.GivenViews;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortStatesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String DOMAIN = "www.example.com";

    private final GivenViews views = new GivenViews();
    private final TurnedClock clock = new TurnedClock(NOON);
    private final PortStates states = new PortStates(views, ProbersDoor.reports(views, clock), clock);

    @Test
    void shouldNameDomainsWhileAPortOfThemIsClosed() {
        // When
        report(PortState.OPEN);
        var open = states.closed().toList();
        report(PortState.CLOSED);
        var closed = states.closed().toList();
        report(PortState.UNKNOWN);
        var unknown = states.closed().toList();
        report(PortState.CLOSED);
        views.take(Topic.ORIGIN_HEALTH, DOMAIN, null);

        // Then
        assertThat(open).isEmpty();
        assertThat(closed).containsExactly(DOMAIN);
        assertThat(unknown).isEmpty();
        assertThat(states.closed()).isEmpty();
    }

    @Test
    void shouldNotNameDomainsWhosePortsAreNoLongerChecked() {
        // Given
        report(PortState.CLOSED);
        heartbeat();
        assertThat(states.closed()).containsExactly(DOMAIN);

        // When
        clock.pass(Duration.ofSeconds(61));
        var silent = states.closed().toList();
        heartbeat();

        // Then
        assertThat(silent).isEmpty();
        assertThat(states.closed()).containsExactly(DOMAIN);
    }

    private void report(PortState state) {
        var port = new OriginHealth.Port(OriginAddress.parse("192.0.2.1"), 80, Scheme.HTTP, state, NOON, "measured");
        var report = new OriginHealth(DomainName.parse(DOMAIN), 1, NOON, List.of(port));
        views.take(Topic.ORIGIN_HEALTH, DOMAIN, EventCodec.ORIGIN_HEALTH.encode(report));
    }

    private void heartbeat() {
        var partition = ProberReports.partition(DomainName.parse(DOMAIN));
        var status = new ProberStatus(partition, "prober-1", NOON, clock.instant(), 1, 1, 5_000, 0, 0L);
        views.take(Topic.PROBER_STATUS, status.key(), EventCodec.PROBER_STATUS.encode(status));
    }
}
