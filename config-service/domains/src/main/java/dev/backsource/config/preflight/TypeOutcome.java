package dev.backsource.config.preflight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.finding.Severity;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.RouteDecision;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a redirect type would do at a domain's origins, for all content.
 *
 * @param state the worst of the origins'
 * @param origins in their order
 */
public record TypeOutcome(RedirectType type, OutcomeState state, List<OriginOutcome> origins) {
    /**
     * The types from the strongest on: over HTTPS nobody on the network path reads or changes a request; FOLLOW protects the requests of HTTPS clients
     * only, HTTP none.
     */
    static final List<RedirectType> STRONGEST_FIRST =
            List.of(RedirectType.HTTPS, RedirectType.FOLLOW, RedirectType.HTTP);

    public TypeOutcome {
        origins = List.copyOf(origins);
    }

    /** The outcome of requests. */
    public enum OutcomeState {
        WORKS,
        /** No verdict on a port, and no failure. */
        UNKNOWN,
        FAILS
    }

    /**
     * The outcome at one origin.
     *
     * @param code of the decisive failure; null where there is none
     * @param detail the decisive failure, or the missing verdict; null where all ports work
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OriginOutcome(
            OriginAddress origin,
            int port,
            OutcomeState state,
            @Nullable String code,
            @Nullable String detail) {}

    /**
     * Every type, the strongest first, by the results of its ports; a missing result is no verdict.
     *
     * @param others the findings of no single port, under the domain's policy
     */
    static List<TypeOutcome> all(Domain domain, List<PreflightPort> results, List<Finding> others) {
        return STRONGEST_FIRST.stream()
                .map(type -> of(type, domain, results, others))
                .toList();
    }

    /** The types of {@code all} that work at every origin, in their order. */
    static Stream<RedirectType> working(List<TypeOutcome> all) {
        return all.stream()
                .filter(outcome -> outcome.state() == OutcomeState.WORKS)
                .map(TypeOutcome::type);
    }

    /** The ports that a pre-flight of all types asks about, and those that the domain needs now. */
    static List<OriginPort> ports(Domain domain) {
        return Stream.concat(
                        domain.neededPorts().stream(),
                        STRONGEST_FIRST.stream()
                                .flatMap(type ->
                                        domain.origins().stream().flatMap(origin -> ports(type, domain, origin))))
                .distinct()
                .toList();
    }

    private static TypeOutcome of(RedirectType type, Domain domain, List<PreflightPort> results, List<Finding> others) {
        var origins = domain.origins().stream()
                .map(origin -> {
                    var needed = ports(type, domain, origin).toList();
                    var byPorts = at(origin, needed, results);
                    return byPorts.state() != OutcomeState.WORKS
                            ? byPorts
                            : others.stream()
                                    .filter(finding -> isAgainst(finding, type, domain, needed))
                                    .findFirst()
                                    .map(finding -> outcome(origin, stateBy(finding, type, domain), finding))
                                    .orElse(byPorts);
                })
                .toList();
        var worst = origins.stream()
                .map(OriginOutcome::state)
                .max(OutcomeState::compareTo)
                .orElse(OutcomeState.UNKNOWN);
        return new TypeOutcome(type, worst, origins);
    }

    private static Stream<OriginPort> ports(RedirectType type, Domain domain, Origin origin) {
        return RouteDecision.neededTargets(ContentPolicy.enabled(type), domain.grantedPorts(), origin.port()).stream()
                .map(target -> OriginPort.of(origin, target));
    }

    private static OriginOutcome at(Origin origin, List<OriginPort> needed, List<PreflightPort> results) {
        var found = needed.stream()
                .map(port -> results.stream()
                        .filter(result -> result.asked().equals(port))
                        .findFirst()
                        .orElseGet(() -> PreflightPort.missing(port)))
                .toList();
        return found.stream()
                .filter(PreflightPort::isFailure)
                .findFirst()
                .map(port -> outcome(origin, OutcomeState.FAILS, port))
                .or(() -> found.stream()
                        .filter(PreflightPort::isUnknown)
                        .findFirst()
                        .map(port -> outcome(origin, OutcomeState.UNKNOWN, port)))
                .orElseGet(() -> new OriginOutcome(origin.address(), origin.port(), OutcomeState.WORKS, null, null));
    }

    /** Whether the responses of an origin speak against a type: a fault of a port that it needs, or redirects that may loop under it. */
    private static boolean isAgainst(Finding finding, RedirectType type, Domain domain, List<OriginPort> needed) {
        if (finding.severity() != Severity.ERROR) {
            return false;
        }
        var at = finding.at();
        if (finding.evidence() instanceof RedirectLoop loop) {
            return !loop.working().contains(type) && isOf(at.origin(), needed);
        }
        return isOf(at.origin(), needed)
                && (at.port() == null
                        ? isInForce(type, domain)
                        : needed.stream()
                                .anyMatch(port -> port.port() == at.port()
                                        && (at.scheme() == null || port.scheme() == at.scheme())));
    }

    /** A loop under one type may not have been measured under another. */
    private static OutcomeState stateBy(Finding finding, RedirectType type, Domain domain) {
        return finding.evidence() instanceof RedirectLoop loop
                        && loop.unknown().contains(type)
                        && !isInForce(type, domain)
                ? OutcomeState.UNKNOWN
                : OutcomeState.FAILS;
    }

    private static boolean isOf(@Nullable OriginAddress origin, List<OriginPort> needed) {
        return origin == null || needed.stream().anyMatch(port -> port.origin().equals(origin));
    }

    private static boolean isInForce(RedirectType type, Domain domain) {
        return domain.contentKinds().stream()
                .allMatch(kind -> domain.policy().of(kind).equals(ContentPolicy.enabled(type)));
    }

    private static OriginOutcome outcome(Origin origin, OutcomeState state, Finding finding) {
        var said = PreflightFinding.of(finding);
        return new OriginOutcome(origin.address(), origin.port(), state, said.code(), said.detail());
    }

    private static OriginOutcome outcome(Origin origin, OutcomeState state, PreflightPort port) {
        var finding = PreflightFinding.of(port);
        return new OriginOutcome(origin.address(), origin.port(), state, finding.code(), finding.detail());
    }
}
