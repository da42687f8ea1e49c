package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.AlertLinks;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.finding.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Sample alerts, and the links of a service that has all pages. */
final class Notices {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final AlertLinks LINKS = new AlertLinks(
            Optional.of(URI.create("https://cdn.example.net/")),
            Optional.of(URI.create("https://docs.example.net/runbooks")),
            Optional.of(URI.create("https://alerts.example.net")));

    private Notices() {}

    static AlertNotice firing(String domain, String origin, Instant since) {
        return new AlertNotice(
                domain + "/origin-port-closed",
                "origin-port-closed",
                AlertStatus.FIRING,
                Severity.ERROR,
                domain,
                null,
                "shop",
                origin,
                "Port 443 is closed at <" + origin + ">.",
                since,
                null);
    }

    static AlertNotice resolved(AlertNotice notice, Instant at) {
        return new AlertNotice(
                notice.key(),
                notice.kind(),
                AlertStatus.RESOLVED,
                notice.severity(),
                notice.domain(),
                null,
                notice.team(),
                notice.origin(),
                "All needed ports are open.",
                notice.startedAt(),
                at);
    }
}
