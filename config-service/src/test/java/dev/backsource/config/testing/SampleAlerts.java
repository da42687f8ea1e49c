package dev.backsource.config.testing;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts as a prober writes them. */
public final class SampleAlerts {
    private static final OriginAddress ORIGIN = OriginAddress.parse("203.0.113.10");

    private SampleAlerts() {}

    public static OriginAlert firing(String domain, String detail) {
        return firing(domain, detail, null);
    }

    /** Of a team's domain; null for none. */
    public static OriginAlert firing(String domain, String detail, @Nullable String team) {
        return new OriginAlert(
                DomainName.parse(domain),
                AlertKind.FOLLOW_NEEDS_BOTH_PORTS,
                AlertStatus.FIRING,
                ORIGIN,
                List.of(443),
                List.of(new OriginAlert.Affected(ORIGIN, List.of(443))),
                2,
                Instant.parse("2026-06-01T12:00:00Z"),
                null,
                detail,
                team);
    }
}
