package dev.backsource.health.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

class AlertTransitionsProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final OriginAddress ORIGIN = OriginAddress.parse("203.0.113.1");

    /** A policy in force and the states of its ports. */
    record Moment(String policies, PortStates.Seen http, PortStates.Seen https) {}

    @Samples
    void firingAndResolvedAlternateAndNothingIsToldTwice(Sample sample) {
        var moments = moments(sample);
        var firing = new EnumMap<AlertKind, OriginAlert>(AlertKind.class);
        for (var i = 0; i < moments.size(); i++) {
            for (var alert : next(moments.get(i), firing, START.plusSeconds(i))) {
                var before = firing.get(alert.kind());
                if (alert.status() == AlertStatus.RESOLVED) {
                    assertThat(before).isNotNull();
                    firing.remove(alert.kind());
                } else {
                    assertThat(before == null || !before.affected().equals(alert.affected()))
                            .isTrue();
                    firing.put(alert.kind(), alert);
                }
                assertThat(alert.startedAt()).isEqualTo(before == null ? START.plusSeconds(i) : before.startedAt());
            }
            assertThat(next(moments.get(i), firing, START.plusSeconds(i))).isEmpty();
        }
    }

    @Samples
    void nothingFiresOnceEveryPortIsOpen(Sample sample) {
        var moments = moments(sample);
        var firing = new EnumMap<AlertKind, OriginAlert>(AlertKind.class);
        moments.forEach(moment -> take(next(moment, firing, START), firing));
        take(next(new Moment("FOLLOW", AlertConditionsTest.OPEN, AlertConditionsTest.OPEN), firing, START), firing);
        assertThat(firing).isEmpty();
    }

    private static void take(List<OriginAlert> alerts, Map<AlertKind, OriginAlert> firing) {
        for (var alert : alerts) {
            if (alert.status() == AlertStatus.FIRING) {
                firing.put(alert.kind(), alert);
            } else {
                firing.remove(alert.kind());
            }
        }
    }

    private static List<OriginAlert> next(Moment moment, Map<AlertKind, OriginAlert> firing, Instant now) {
        var domain = AlertConditionsTest.domain(moment.policies(), null, AlertConditionsTest.origin(ORIGIN, 80));
        PortStates states = (origin, target) -> target.port() == 443 ? moment.https() : moment.http();
        return AlertTransitions.next(domain, null, 1, states, firing, now);
    }

    private static List<Moment> moments(Sample sample) {
        return sample.list(
                0,
                15,
                () -> new Moment(
                        sample.of("FOLLOW", "HTTP", "HTTPS", "-", "HTTP+FOLLOW", "FOLLOW+HTTPS"),
                        seen(sample),
                        seen(sample)));
    }

    private static PortStates.Seen seen(Sample sample) {
        var state = sample.of(PortState.class);
        return state == PortState.OPEN || state == PortState.UNKNOWN
                ? new PortStates.Seen(state, "")
                : new PortStates.Seen(state, sample.of(PortCause.class).reason("x"));
    }
}
