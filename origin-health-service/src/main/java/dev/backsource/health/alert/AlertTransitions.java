package dev.backsource.health.alert;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginAlert.Affected;
import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a domain to publish now. A condition that began to hold fires, and one that ended is resolved. One that still holds, but for other
 * ports, origins, causes or certificates, or for another team's domain, is published again with its {@code startedAt}; one that still holds
 * unchanged is not published, whatever else is measured. A pure function.
 */
public final class AlertTransitions {
    /** The kinds whose conditions are states of ports. */
    private static final List<AlertKind> OF_PORTS = List.copyOf(EnumSet.complementOf(EnumSet.of(
            AlertKind.ORIGIN_CERTIFICATE_EXPIRING, AlertKind.ORIGIN_REDIRECT_LOOP, AlertKind.ORIGIN_SCHEMES_DIFFER)));

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
        for (var kind : OF_PORTS) {
            var before = firing.get(kind);
            var affected = conditions.getOrDefault(kind, List.of());
            if (!affected.isEmpty() && (before == null || !isTold(before, affected, team))) {
                alerts.add(firing(domain, team, revision, kind, affected, states, before, now));
            } else if (affected.isEmpty() && before != null) {
                alerts.add(before.resolved(now, AlertDetail.resolved(domain, before, conditions)));
            }
        }
        expiring(domain, team, revision, states, firing.get(AlertKind.ORIGIN_CERTIFICATE_EXPIRING), now)
                .ifPresent(alerts::add);
        Stream.of(AlertKind.ORIGIN_REDIRECT_LOOP, AlertKind.ORIGIN_SCHEMES_DIFFER)
                .flatMap(kind -> ofResponses(domain, team, revision, kind, states, firing.get(kind), now).stream())
                .forEach(alerts::add);
        return alerts;
    }

    private static Optional<OriginAlert> ofResponses(
            Domain domain,
            @Nullable String team,
            long revision,
            AlertKind kind,
            PortStates states,
            @Nullable OriginAlert before,
            Instant now) {
        var isLoop = kind == AlertKind.ORIGIN_REDIRECT_LOOP;
        var found = isLoop ? states.loops() : states.differences();
        if (found.isEmpty()) {
            return Optional.ofNullable(before)
                    .map(ended -> ended.resolved(now, isLoop ? AlertDetail.NO_LOOP : AlertDetail.NO_DIFFERENCE));
        }
        if (before != null
                && origins(before.findings()).equals(origins(found))
                && (before.revision() == revision || evidence(before.findings()).equals(evidence(found)))
                && Objects.equals(before.team(), team)) {
            return Optional.empty();
        }
        return Optional.of(
                ofFindings(domain, kind, team, revision, before, found, AlertDetail.ofResponses(found), now));
    }

    /** The origins with a fault; by which responses doesn't matter, until the domain changes and another remedy holds. */
    private static Set<Place> origins(List<Finding> found) {
        return found.stream().map(Finding::at).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<OriginAlert> expiring(
            Domain domain,
            @Nullable String team,
            long revision,
            PortStates states,
            @Nullable OriginAlert before,
            Instant now) {
        var expiring = AlertConditions.expiring(domain, states);
        if (expiring.isEmpty()) {
            return Optional.ofNullable(before)
                    .map(ended -> ended.resolved(now, AlertDetail.noneExpiring(domain, ended, now)));
        }
        if (before != null
                && evidence(before.findings()).equals(evidence(expiring))
                && Objects.equals(before.team(), team)) {
            return Optional.empty();
        }
        return Optional.of(ofFindings(
                domain,
                AlertKind.ORIGIN_CERTIFICATE_EXPIRING,
                team,
                revision,
                before,
                expiring,
                AlertDetail.expiring(expiring),
                now));
    }

    /** The firing alert whose condition is {@code found}, at no port. */
    private static OriginAlert ofFindings(
            Domain domain,
            AlertKind kind,
            @Nullable String team,
            long revision,
            @Nullable OriginAlert before,
            List<Finding> found,
            String detail,
            Instant now) {
        return new OriginAlert(
                domain.name(),
                kind,
                AlertStatus.FIRING,
                found.get(0).at().origin(),
                List.of(),
                List.of(),
                revision,
                before == null ? now : before.startedAt(),
                null,
                detail,
                team,
                found);
    }

    /** Loops, or certificates with the thresholds that they have reached; at which ports they are shown doesn't matter. */
    private static Set<Evidence> evidence(List<Finding> findings) {
        return findings.stream().map(Finding::evidence).collect(Collectors.toUnmodifiableSet());
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
                team,
                AlertConditions.findings(domain, affected, states));
    }
}
