package dev.backsource.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.view.GivenViews;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final OriginAddress ORIGIN = new OriginAddress("203.0.113.10");

    private final GivenViews views = new GivenViews();
    private final Alerts alerts = new Alerts(views);

    @Test
    void shouldShowEachChangeThoughAlertsAreSortedOnceBetweenTwo() {
        // Given
        var first = fired("a.example.com", "2026-01-01T00:00:01Z");
        assertThat(alerts.latestFirst()).containsExactly(first);

        // When, Then
        var later = fired("b.example.com", "2026-01-01T00:00:02Z");
        assertThat(alerts.latestFirst()).containsExactly(later, first).isSameAs(alerts.latestFirst());
        views.take(Topic.ORIGIN_ALERTS, later.key(), null);
        assertThat(alerts.latestFirst()).containsExactly(first);
    }

    @Test
    void shouldNameTheDomainsOfFiringAlerts() {
        // When
        var first = fired("a.example.com", "2026-01-01T00:00:01Z");
        var second = fired("b.example.com", "2026-01-01T00:00:02Z");
        fired("b.example.com", "2026-01-01T00:00:03Z");
        var both = alerts.firing().toList();
        take(first.resolved(Instant.parse("2026-01-01T00:00:04Z"), "port 443 is open"));
        var one = alerts.firing().toList();
        views.take(Topic.ORIGIN_ALERTS, second.key(), null);

        // Then
        assertThat(both).containsExactlyInAnyOrder("a.example.com", "b.example.com");
        assertThat(one).containsExactly("b.example.com");
        assertThat(alerts.firing()).isEmpty();
    }

    private OriginAlert fired(String name, String at) {
        var alert = new OriginAlert(
                new DomainName(name),
                AlertKind.FOLLOW_NEEDS_BOTH_PORTS,
                AlertStatus.FIRING,
                ORIGIN,
                List.of(443),
                List.of(new OriginAlert.Affected(ORIGIN, List.of(443))),
                2,
                Instant.parse(at),
                null,
                "port 443 is closed",
                null);
        take(alert);
        return alert;
    }

    private void take(OriginAlert alert) {
        views.take(Topic.ORIGIN_ALERTS, alert.key(), EventCodec.ORIGIN_ALERT.encode(alert));
    }
}
