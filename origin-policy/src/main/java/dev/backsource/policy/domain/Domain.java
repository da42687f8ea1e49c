package dev.backsource.policy.domain;

import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RouteDecision;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An accelerated domain as configured, without its revision.
 *
 * @param name the host name of clients' requests, exact or a wildcard
 * @param parts its settings; {@link Part} lists them
 */
public record Domain(DomainName name, Parts parts) {
    public static final int MAX_ORIGINS = 20;

    /**
     * A policy can need three ports of an origin: 80 and 443, or the ports that stand in for them, and the origin's
     * own.
     */
    public static final int MAX_NEEDED_PORTS = 3 * MAX_ORIGINS;

    public Domain {
        parts.requireComplete();
    }

    /**
     * A domain with these origins and the default of every other part.
     *
     * @throws dev.backsource.policy.InvalidValueException when {@link Part#ORIGINS} doesn't allow the origins
     */
    public static Domain of(DomainName name, List<Origin> origins) {
        return new Domain(name, Parts.of(origins));
    }

    /** The value of {@code part}. */
    public <T> T get(Part<T> part) {
        return parts.get(part);
    }

    /**
     * The domain with another value of {@code part}.
     *
     * @throws dev.backsource.policy.InvalidValueException when the part doesn't allow it
     */
    public <T> Domain with(Part<T> part, T value) {
        return new Domain(name, parts.with(part, value));
    }

    public List<Origin> origins() {
        return get(Part.ORIGINS);
    }

    public OriginTls originTls() {
        return get(Part.ORIGIN_TLS);
    }

    public OriginRequest originRequest() {
        return get(Part.ORIGIN_REQUEST);
    }

    public OriginProtocolPolicy policy() {
        return get(Part.POLICY);
    }

    public DynamicAcceleration dynamicAcceleration() {
        return get(Part.DYNAMIC_ACCELERATION);
    }

    public GrantedPorts grantedPorts() {
        return get(Part.GRANTED_PORTS);
    }

    /** Scheme and port of a back-to-origin request to {@code origin}. */
    public Target target(ContentKind kind, Scheme client, Origin origin) {
        if (kind == ContentKind.AMBIGUOUS) {
            var ofStatic = target(ContentKind.STATIC, client, origin);
            return dynamicAcceleration().enabled()
                    ? RouteDecision.securer(ofStatic, target(ContentKind.DYNAMIC, client, origin))
                    : ofStatic;
        }
        return RouteDecision.decide(policy().of(kind), grantedPorts(), client, origin.port());
    }

    /**
     * The ports that have to be open at {@code origin} for every possible request of this domain, ascending. Dynamic
     * content counts only while dynamic acceleration is on.
     */
    public SortedSet<Target> neededTargets(Origin origin) {
        var needed = new TreeSet<Target>();
        for (var kind : contentKinds()) {
            needed.addAll(RouteDecision.neededTargets(policy().of(kind), grantedPorts(), origin.port()));
        }
        return needed;
    }

    /** The ports that have to be open at the domain's origins, in their order and then by port; none twice. */
    public List<OriginPort> neededPorts() {
        var needed = new LinkedHashSet<OriginPort>();
        for (var origin : origins()) {
            for (var target : neededTargets(origin)) {
                needed.add(OriginPort.of(origin, target));
            }
        }
        return List.copyOf(needed);
    }

    /** The kinds of content that the domain has a policy in force for. */
    public Set<ContentKind> contentKinds() {
        return dynamicAcceleration().enabled()
                ? EnumSet.of(ContentKind.STATIC, ContentKind.DYNAMIC)
                : EnumSet.of(ContentKind.STATIC);
    }

    /** The origin that represents the domain where a single one is needed: the first primary, else the first. */
    public Origin leadingOrigin() {
        return origins().stream()
                .filter(origin -> origin.priority() == OriginPriority.PRIMARY)
                .findFirst()
                .orElseGet(() -> origins().get(0));
    }
}
