package dev.backsource.edge.upstream.balancing;

import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.protocol.Target;

/**
 * An origin as far as it can fail on its own.
 *
 * @param who an address, for what concerns everybody; a route's origin, for what concerns its domain only
 * @param target the scheme and port it is asked over
 */
record OriginKey(Object who, Target target) {

    /** The origin as everybody knows it. */
    static OriginKey ofAll(String address, Target target) {
        return new OriginKey(address, target);
    }

    /** The origin as one domain knows it, until the domain changes. */
    static OriginKey ofDomain(RouteOrigin origin, Target target) {
        return new OriginKey(origin, target);
    }
}
