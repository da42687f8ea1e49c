package dev.backsource.health.alert;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginAlert.Affected;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The text of an alert: for each cause that the probes found, the fault, its origins and ports, and the remedy. */
final class AlertDetail {
    static final String DOMAIN_REMOVED = "Domain removed.";
    static final String OPEN_AGAIN = "Ports usable again.";
    static final String EXPIRED = "Certificate expired.";
    static final String RENEWED = "Certificate no longer presented.";
    static final String NOT_CHECKED = "Edges no longer check certificates.";
    static final String NOT_NEEDED = "Ports no longer needed by the policy.";

    static final String NO_LOOP = "Redirects no longer loop.";
    static final String NO_DIFFERENCE = "HTTP and HTTPS clients get the same site.";
    /** The most certificates that a text names. */
    private static final int MAX_NAMED = 3;

    private AlertDetail() {}

    static String firing(Domain domain, AlertKind kind, List<Affected> affected, PortStates states) {
        var byCause = new EnumMap<PortCause, List<Place>>(PortCause.class);
        for (var origin : affected) {
            for (var port : origin.missingPorts()) {
                var cause = origin.causes().getOrDefault(port, PortCause.OTHER);
                byCause.computeIfAbsent(cause, same -> new ArrayList<>())
                        .add(new Place(origin.origin(), port, detail(domain, origin.origin(), port, cause, states)));
            }
        }
        return byCause.entrySet().stream()
                .map(entry -> sentence(domain, kind, entry.getKey(), entry.getValue(), states))
                .collect(Collectors.joining(" "));
    }

    /** @param found not empty */
    static String expiring(List<Finding> found) {
        var faults = found.stream().limit(MAX_NAMED).map(Finding::detail).collect(Collectors.joining(" "));
        var more = found.size() - MAX_NAMED;
        return faults
                + (more > 0 ? " So do " + more + " more. " : " ")
                + found.get(0).remedy();
    }

    /** @param firing of certificates of which none is about to expire any more */
    static String noneExpiring(Domain domain, OriginAlert firing, Instant now) {
        var needed = firing.findings().stream()
                .filter(finding -> domain.neededPorts().stream()
                        .anyMatch(port -> port.origin().equals(finding.at().origin())
                                && Objects.equals(
                                        port.target().port(), finding.at().port())))
                .toList();
        if (needed.isEmpty()) {
            return NOT_NEEDED;
        }
        if (!domain.originTls().verifies(now)) {
            return NOT_CHECKED;
        }
        return needed.stream()
                        .anyMatch(finding -> finding.evidence() instanceof CertificateExpiring expiring
                                && expiring.notAfter().isBefore(now))
                ? EXPIRED
                : RENEWED;
    }

    /** @param found one of each origin; not empty */
    static String ofResponses(List<Finding> found) {
        var more = found.size() - 1;
        return found.get(0).detail()
                + (more == 0 ? " " : " So do " + more + " more " + (more == 1 ? "origin. " : "origins. "))
                + found.get(0).remedy();
    }

    /** The words of the first port's finding; for a closed port those of the policy, which know the way out. */
    private static String sentence(
            Domain domain, AlertKind kind, PortCause cause, List<Place> places, PortStates states) {
        var first = places.get(0);
        var finding = AlertConditions.failure(domain, first.origin(), first.port(), states);
        var isClosed = cause == PortCause.CONNECTION_REFUSED || cause == PortCause.CONNECTION_TIMED_OUT;
        if (finding == null || isClosed || !finding.kind().code().equals(cause.kebabName())) {
            return sentence(domain, kind, cause, Places.of(places));
        }
        var more = places.size() - 1;
        return finding.detail()
                + (more == 0 ? " " : " The same applies to " + more + " more " + (more == 1 ? "port. " : "ports. "))
                + finding.remedy();
    }

    /** @param others the conditions that hold now */
    static String resolved(Domain domain, OriginAlert alert, Map<AlertKind, List<Affected>> others) {
        var places = places(alert.affected());
        var elsewhere = others.entrySet().stream()
                .filter(other -> other.getKey() != alert.kind()
                        && places(other.getValue()).stream().anyMatch(places::contains))
                .map(other -> other.getKey().kebabName())
                .toList();
        if (!elsewhere.isEmpty()) {
            return "Ports covered by another alert: " + String.join(", ", elsewhere) + ".";
        }
        var isNeeded = domain.origins().stream()
                .flatMap(origin -> domain.neededTargets(origin).stream()
                        .map(target -> new Affected(origin.address(), List.of(target.port()))))
                .anyMatch(places::contains);
        return isNeeded ? OPEN_AGAIN : NOT_NEEDED;
    }

    private static String sentence(Domain domain, AlertKind kind, PortCause cause, Places at) {
        var port = at.ports();
        var origin = at.origins();
        var detail = at.detail();
        return switch (cause) {
            case CONNECTION_REFUSED, CONNECTION_TIMED_OUT ->
                port + (at.isOne() ? " is" : " are") + " closed at " + origin + " (" + cause.reason() + "). "
                        + closed(domain, kind, at);
            case NO_ROUTE, NETWORK_UNREACHABLE, CONNECTION_FAILED, OTHER ->
                port + " of " + origin + (at.isOne() ? " is" : " are") + " unreachable: " + reason(cause, detail)
                        + ". Check the network path to the origin, or use another origin.";
            case NO_TLS ->
                port + " of " + origin
                        + (at.isOne() ? " accepts" : " accept")
                        + " connections, but not TLS. Enable TLS on the server, or change the policy or the"
                        + " origin's port.";
            case HANDSHAKE_FAILED ->
                "TLS handshake with " + at + " failed: " + reason(cause, detail)
                        + ". Check the server's TLS versions, cipher suites and names.";
            case TLS_VERSION ->
                port + " of " + origin + (at.isOne() ? " supports " : " support ") + detail
                        + "; the domain requires a newer version of TLS. Enable it on the server, or lower the"
                        + " domain's minimum version.";
            case NO_CERTIFICATE ->
                port + " of " + origin + (at.isOne() ? " presents" : " present")
                        + " no certificate. Install one on the server.";
            case SERVER_NAME ->
                "TLS handshake with " + at + " fails by the server name. Configure the name on the server, or set the"
                        + " server name in the domain's originTls.";
            case TLS_CIPHER ->
                port + " of " + origin + (at.isOne() ? " supports" : " support")
                        + " no cipher suite of edges. Enable one on the server.";
            case CERTIFICATE_EXPIRED -> "Certificate of " + at + " expired. Renew it on the server.";
            case CERTIFICATE_NOT_YET_VALID -> "Certificate of " + at + " not valid yet. Install one that is valid now.";
            case CERTIFICATE_SELF_SIGNED ->
                "Certificate of " + at + " self-signed. Install one of a public authority, or add it to the domain's"
                        + " originTls.";
            case CHAIN_INCOMPLETE ->
                "Certificate chain of " + at + " incomplete. Install its issuer's certificate on the server.";
            case CERTIFICATE_UNTRUSTED ->
                "Certificate of " + at + " not trusted. Install one of a public authority, with its intermediates,"
                        + " or add the origin's authority to the domain's originTls.";
            case CERTIFICATE_NAME ->
                "Certificate of " + at + " not valid for " + detail + ". Install one that is, or set the server name"
                        + " in the domain's originTls.";
            case TLS_REFUSED ->
                "TLS of " + at + " rejected: " + reason(cause, detail) + ". Replace the server's certificate.";
            case PORT_PROHIBITED ->
                port + " of " + origin + (at.isOne() ? " is" : " are") + " prohibited for edges: "
                        + reason(cause, detail)
                        + ". Use another port, or have the port allowed for edges and prober.";
            case ADDRESS_PROHIBITED ->
                port + " of " + origin + (at.isOne() ? " is" : " are") + " prohibited for edges: "
                        + reason(cause, detail)
                        + ". Use an origin on the public internet, or have the address allowed for edges and prober.";
        };
    }

    private static String closed(Domain domain, AlertKind kind, Places at) {
        var open = at.isOne() ? "open it" : "open them";
        return kind == AlertKind.FOLLOW_NEEDS_BOTH_PORTS
                ? "FOLLOW needs both the HTTP and the HTTPS port: " + open + way(domain, at.numbers()) + "."
                : "The policy sends requests there: " + open + ", or change the policy or the origin.";
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

    /** The probe's detail or, where there is none, as for a port that is unknown meanwhile, the cause's own words. */
    private static String reason(PortCause cause, String detail) {
        if (!detail.isEmpty()) {
            return cause == PortCause.PORT_PROHIBITED ? cause.reason(detail) : detail;
        }
        return cause.reason().isEmpty()
                ? "see the state of the port"
                : cause.reason().strip();
    }

    /** The probe's detail beyond the cause's words; empty where the probe no longer reports that cause. */
    private static String detail(Domain domain, OriginAddress address, int port, PortCause cause, PortStates states) {
        return domain.origins().stream()
                .filter(origin -> origin.address().equals(address))
                .flatMap(origin -> domain.neededTargets(origin).stream())
                .filter(target -> target.port() == port)
                .map(target -> states.of(address, target))
                .filter(seen -> seen.state() == PortState.CLOSED || seen.state() == PortState.PROHIBITED)
                .filter(seen -> seen.cause() == cause)
                .map(seen -> cause.detail(seen.reason()))
                .findFirst()
                .orElse("");
    }

    /** The affected ports, one by one. */
    private static List<Affected> places(List<Affected> affected) {
        return affected.stream()
                .flatMap(lost -> lost.missingPorts().stream().map(port -> new Affected(lost.origin(), List.of(port))))
                .toList();
    }

    /** A port of an origin, with the probe's detail beyond the cause. */
    private record Place(OriginAddress origin, int port, String detail) {}

    /** The ports that have one cause. */
    private record Places(TreeSet<Integer> numbers, List<OriginAddress> addresses, String detail) {
        static Places of(List<Place> places) {
            return new Places(
                    places.stream().map(Place::port).collect(Collectors.toCollection(TreeSet::new)),
                    places.stream().map(Place::origin).distinct().toList(),
                    places.stream()
                            .map(Place::detail)
                            .filter(detail -> !detail.isEmpty())
                            .findFirst()
                            .orElse(""));
        }

        boolean isOne() {
            return numbers.size() == 1;
        }

        String ports() {
            return (isOne() ? "Port " : "Ports ")
                    + numbers.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        }

        String origins() {
            var first = "origin " + addresses.get(0);
            return addresses.size() == 1 ? first : first + " and " + (addresses.size() - 1) + " more";
        }

        @Override
        public String toString() {
            return ports().replaceFirst("^P", "p") + " of " + origins();
        }
    }
}
