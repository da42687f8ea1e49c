package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RouteDecision;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An accelerated domain as configured, without its revision.
 *
 * @param name the host name of clients' requests, exact or a wildcard
 * @param origins 1 to 20, no two with the same address and port, the order being the operator's
 * @param originTls the terms of TLS to the origins
 * @param originRequest the terms of back-to-origin requests
 * @param policy over which protocol and port edges go back to the origins
 * @param dynamicAcceleration the rules that tell static from dynamic content
 * @param grantedPorts custom ports that stand in for 80 and 443 under the policy
 * @param clientTls the terms of TLS with the domain's clients
 * @param caching the storing of the domain's responses at edges
 * @param serving whether edges serve the domain at all
 */
public record Domain(
        DomainName name,
        List<Origin> origins,
        OriginTls originTls,
        OriginRequest originRequest,
        @JsonProperty("originProtocolPolicy") OriginProtocolPolicy policy,
        DynamicAcceleration dynamicAcceleration,
        GrantedPorts grantedPorts,
        ClientTls clientTls,
        Caching caching,
        Serving serving) {
    public static final int MAX_ORIGINS = 20;

    /**
     * A policy can need three ports of an origin: 80 and 443, or the ports that stand in for them, and the origin's
     * own.
     */
    public static final int MAX_NEEDED_PORTS = 3 * MAX_ORIGINS;

    public Domain {
        origins = List.copyOf(origins);
        if (origins.isEmpty()) {
            throw new InvalidValueException("a domain needs at least one origin");
        }
        if (origins.size() > MAX_ORIGINS) {
            throw new InvalidValueException(
                    "there are " + origins.size() + " origins; the limit per domain is " + MAX_ORIGINS);
        }
        checkDistinct(origins);
    }

    /** A domain that is served, with TLS towards clients and caching left to the edge. */
    public Domain(
            DomainName name,
            List<Origin> origins,
            OriginTls originTls,
            OriginRequest originRequest,
            OriginProtocolPolicy policy,
            DynamicAcceleration dynamicAcceleration,
            GrantedPorts grantedPorts) {
        this(
                name,
                origins,
                originTls,
                originRequest,
                policy,
                dynamicAcceleration,
                grantedPorts,
                ClientTls.DEFAULT,
                Caching.DEFAULT,
                Serving.ON);
    }

    /** A domain that leaves the terms of back-to-origin requests to the edge, too. */
    public Domain(
            DomainName name,
            List<Origin> origins,
            OriginTls originTls,
            OriginProtocolPolicy policy,
            DynamicAcceleration dynamicAcceleration,
            GrantedPorts grantedPorts) {
        this(name, origins, originTls, OriginRequest.DEFAULT, policy, dynamicAcceleration, grantedPorts);
    }

    public Domain withOrigins(List<Origin> newOrigins, OriginTls newOriginTls) {
        return new Domain(
                name,
                newOrigins,
                newOriginTls,
                originRequest,
                policy,
                dynamicAcceleration,
                grantedPorts,
                clientTls,
                caching,
                serving);
    }

    public Domain withOriginRequest(OriginRequest request) {
        return new Domain(
                name,
                origins,
                originTls,
                request,
                policy,
                dynamicAcceleration,
                grantedPorts,
                clientTls,
                caching,
                serving);
    }

    public Domain withPolicy(OriginProtocolPolicy newPolicy) {
        return new Domain(
                name,
                origins,
                originTls,
                originRequest,
                newPolicy,
                dynamicAcceleration,
                grantedPorts,
                clientTls,
                caching,
                serving);
    }

    public Domain withDynamicAcceleration(DynamicAcceleration acceleration) {
        return new Domain(
                name,
                origins,
                originTls,
                originRequest,
                policy,
                acceleration,
                grantedPorts,
                clientTls,
                caching,
                serving);
    }

    public Domain withGrantedPorts(GrantedPorts granted) {
        return new Domain(
                name,
                origins,
                originTls,
                originRequest,
                policy,
                dynamicAcceleration,
                granted,
                clientTls,
                caching,
                serving);
    }

    public Domain withClientTls(ClientTls tls) {
        return new Domain(
                name,
                origins,
                originTls,
                originRequest,
                policy,
                dynamicAcceleration,
                grantedPorts,
                tls,
                caching,
                serving);
    }

    public Domain withCaching(Caching newCaching) {
        return new Domain(
                name,
                origins,
                originTls,
                originRequest,
                policy,
                dynamicAcceleration,
                grantedPorts,
                clientTls,
                newCaching,
                serving);
    }

    public Domain withServing(Serving newServing) {
        return new Domain(
                name,
                origins,
                originTls,
                originRequest,
                policy,
                dynamicAcceleration,
                grantedPorts,
                clientTls,
                caching,
                newServing);
    }

    /** Scheme and port of a back-to-origin request to {@code origin}. */
    public Target target(ContentKind kind, Scheme client, Origin origin) {
        if (kind == ContentKind.AMBIGUOUS) {
            var ofStatic = target(ContentKind.STATIC, client, origin);
            return dynamicAcceleration.enabled()
                    ? RouteDecision.securer(ofStatic, target(ContentKind.DYNAMIC, client, origin))
                    : ofStatic;
        }
        return RouteDecision.decide(policy.of(kind), grantedPorts, client, origin.port());
    }

    /**
     * The ports that have to be open at {@code origin} for every possible request of this domain, ascending. Dynamic
     * content counts only while dynamic acceleration is on.
     */
    public SortedSet<Target> neededTargets(Origin origin) {
        var needed = new TreeSet<Target>();
        for (var kind : contentKinds()) {
            needed.addAll(RouteDecision.neededTargets(policy.of(kind), grantedPorts, origin.port()));
        }
        return needed;
    }

    /** The ports that have to be open at the domain's origins, in their order and then by port; none twice. */
    public List<OriginPort> neededPorts() {
        return origins.stream()
                .flatMap(origin -> neededTargets(origin).stream().map(target -> OriginPort.of(origin, target)))
                .distinct()
                .toList();
    }

    /** The kinds of content that the domain has a policy in force for. */
    public Set<ContentKind> contentKinds() {
        return dynamicAcceleration.enabled()
                ? EnumSet.of(ContentKind.STATIC, ContentKind.DYNAMIC)
                : EnumSet.of(ContentKind.STATIC);
    }

    /** The origin that represents the domain where a single one is needed: the first primary, else the first. */
    public Origin leadingOrigin() {
        return origins.stream()
                .filter(origin -> origin.priority() == OriginPriority.PRIMARY)
                .findFirst()
                .orElseGet(() -> origins.get(0));
    }

    private static void checkDistinct(List<Origin> origins) {
        if (origins.size() == 1) {
            return;
        }
        var seen = new HashSet<String>();
        for (var origin : origins) {
            if (!seen.add(origin.address() + " " + origin.port())) {
                throw new InvalidValueException("origin " + origin.address() + " port " + origin.port()
                        + " is listed twice; list it once, with the sum of the weights");
            }
        }
    }
}
