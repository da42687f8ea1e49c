package dev.backsource.health.alert;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginAlert.Affected;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words of an alert: what is wrong, and what to do about it. */
final class AlertDetail {
    static final String DOMAIN_REMOVED = "The domain was removed.";
    static final String OPEN_AGAIN = "Every port that the policy needs is open again.";
    static final String NOT_NEEDED = "The policy no longer needs the ports that were closed.";

    private AlertDetail() {}

    /** {@code prohibited} says whether some of the ports are such that edges don't connect to them. */
    static String firing(Domain domain, AlertKind kind, List<Affected> affected, boolean prohibited) {
        var ports = new TreeSet<Integer>();
        affected.forEach(origin -> ports.addAll(origin.missingPorts()));
        var many = ports.size() > 1;
        if (prohibited) {
            return "Edges don't connect to " + (many ? "ports " : "port ") + joined(ports) + " of " + origins(affected)
                    + ": its address or port is none that origins may have. Give the domain an origin on the public"
                    + " internet, or have its address and port allowed for edges and prober.";
        }
        var what = (many ? "Ports " : "Port ") + joined(ports) + (many ? " are" : " is") + " closed at "
                + origins(affected) + ". ";
        var open = many ? "open them" : "open it";
        return what
                + switch (kind) {
                    case FOLLOW_NEEDS_BOTH_PORTS ->
                        "FOLLOW needs both the HTTP and the HTTPS port: " + open + way(domain, ports) + ".";
                    case ORIGIN_PORT_CLOSED ->
                        "The policy sends requests there: " + open + ", or change the policy or the origin.";
                };
    }

    static String resolved(Domain domain, OriginAlert alert) {
        var needed = domain.origins().stream()
                .flatMap(origin -> domain.neededTargets(origin).stream()
                        .map(target -> new Affected(origin.address(), List.of(target.port()))))
                .collect(Collectors.toSet());
        var stillNeeded = alert.affected().stream()
                .flatMap(lost -> lost.missingPorts().stream().map(port -> new Affected(lost.origin(), List.of(port))))
                .anyMatch(needed::contains);
        return stillNeeded ? OPEN_AGAIN : NOT_NEEDED;
    }

    /** The redirect type that does without the closed ports, when one does. */
    private static String way(Domain domain, TreeSet<Integer> ports) {
        var http = ports.contains(
                Target.byPolicy(Scheme.HTTP, domain.grantedPorts()).port());
        var https = ports.contains(
                Target.byPolicy(Scheme.HTTPS, domain.grantedPorts()).port());
        if (http == https) {
            return "";
        }
        return ", or set the redirect type to " + (http ? "HTTPS" : "HTTP");
    }

    private static String origins(List<Affected> affected) {
        var first = "origin " + affected.get(0).origin();
        return affected.size() == 1 ? first : first + " and " + (affected.size() - 1) + " more";
    }

    private static String joined(TreeSet<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }
}
