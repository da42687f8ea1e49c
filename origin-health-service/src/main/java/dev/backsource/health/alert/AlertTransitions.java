package dev.backsource.health.alert;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginAlert.Affected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a domain to publish now. A condition that began to hold fires, and one that ended is resolved. One that still holds, but for other
 * ports, origins or causes, or for another team's domain, is published again with its {@code startedAt}; one that still holds unchanged is not
 * published. A pure function.
 */
public final class AlertTransitions {
    private AlertTransitions() {}

    /**
     * The alerts to publish, by kind.
     *
     * @param team the id of the team that owns {@code domain}; null where none does
     * @param revision of {@code domain}
     * @param firing the domain's firing alerts so far
     */
    public static List<OriginAlert> next(
            Domain domain,
            @Nullable String team,
            long revision,
            PortStates states,
            Map<AlertKind, OriginAlert> firing,
            Instant now) {
        var conditions = AlertConditions.of(domain, states, firing.values());
        var alerts = new ArrayList<OriginAlert>();
        for (var kind : AlertKind.values()) {
            var before = firing.get(kind);
            var affected = conditions.getOrDefault(kind, List.of());
            if (!affected.isEmpty() && (before == null || !isTold(before, affected, team))) {
                alerts.add(firing(domain, team, revision, kind, affected, states, before, now));
            } else if (affected.isEmpty() && before != null) {
                alerts.add(before.resolved(now, AlertDetail.resolved(domain, before, conditions)));
            }
        }
        return alerts;
    }

    /** The end of {@code firing} because its domain is no more. */
    public static OriginAlert domainRemoved(OriginAlert firing, Instant now) {
        return firing.resolved(now, AlertDetail.DOMAIN_REMOVED);
    }

    private static boolean isTold(OriginAlert before, List<Affected> affected, @Nullable String team) {
        return before.affected().equals(affected) && Objects.equals(before.team(), team);
    }

    private static OriginAlert firing(
            Domain domain,
            @Nullable String team,
            long revision,
            AlertKind kind,
            List<Affected> affected,
            PortStates states,
            @Nullable OriginAlert before,
            Instant now) {
        var first = affected.get(0);
        return new OriginAlert(
                domain.name(),
                kind,
                AlertStatus.FIRING,
                first.origin(),
                first.missingPorts(),
                affected,
                revision,
                before == null ? now : before.startedAt(),
                null,
                AlertDetail.firing(domain, kind, affected, states),
                team);
    }
}
