package dev.backsource.health.alert;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginAlert.Affected;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.RouteDecision;
import dev.backsource.policy.protocol.Target;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which conditions hold for a domain, and where: a pure function of the domain, the states of its ports and the alerts
 * that fire.
 *
 * <p>A needed port is missing when it is closed, or when edges may not connect to it: clients get an error either way. One whose state is unknown counts as it did before: missing when a
 * firing alert says so, else not; so the unknown neither fires an alert nor resolves one.
 */
public final class AlertConditions {
    private AlertConditions() {}

    /** By condition that holds, the affected origins in the domain's order, each with its missing ports ascending. */
    public static Map<AlertKind, List<Affected>> of(Domain domain, PortStates states, Collection<OriginAlert> firing) {
        var missing = new EnumMap<AlertKind, Map<OriginAddress, SortedSet<Integer>>>(AlertKind.class);
        for (var origin : domain.origins()) {
            for (var target : domain.neededTargets(origin)) {
                if (isMissing(origin.address(), target, states, firing)) {
                    missing.computeIfAbsent(kindOf(domain, origin, target), kind -> new LinkedHashMap<>())
                            .computeIfAbsent(origin.address(), address -> new TreeSet<>())
                            .add(target.port());
                }
            }
        }
        var conditions = new EnumMap<AlertKind, List<Affected>>(AlertKind.class);
        missing.forEach((kind, ports) -> conditions.put(kind, affected(ports)));
        return conditions;
    }

    /** The alert that a closed {@code target} is told by: that of {@code FOLLOW} when any such policy needs it. */
    static AlertKind kindOf(Domain domain, Origin origin, Target target) {
        return domain.contentKinds().stream()
                        .map(domain.policy()::of)
                        .filter(AlertConditions::isFollow)
                        .anyMatch(policy -> RouteDecision.neededTargets(policy, domain.grantedPorts(), origin.port())
                                .contains(target))
                ? AlertKind.FOLLOW_NEEDS_BOTH_PORTS
                : AlertKind.ORIGIN_PORT_CLOSED;
    }

    private static boolean isFollow(ContentPolicy policy) {
        return policy.enabled() && policy.redirectType() == RedirectType.FOLLOW;
    }

    private static boolean isMissing(
            OriginAddress origin, Target target, PortStates states, Collection<OriginAlert> firing) {
        return switch (states.of(origin, target)) {
            case CLOSED, PROHIBITED -> true;
            case OPEN -> false;
            case UNKNOWN -> firing.stream().anyMatch(alert -> tellsOf(alert, origin, target.port()));
        };
    }

    private static boolean tellsOf(OriginAlert alert, OriginAddress origin, int port) {
        return alert.affected().stream()
                .anyMatch(affected -> affected.origin().equals(origin)
                        && affected.missingPorts().contains(port));
    }

    private static List<Affected> affected(Map<OriginAddress, SortedSet<Integer>> missing) {
        return missing.entrySet().stream()
                .map(entry -> new Affected(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
