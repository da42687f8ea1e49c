package dev.backsource.edge.upstream.balancing;

import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.protocol.Target;

/**
 * The key of an origin's record of failures.
 *
 * @param who an address, for failures that concern all domains; a route's origin, for those of its domain only
 * @param target the scheme and port of the requests
 */
record OriginKey(Object who, Target target) {

    /** The key of the origin for all domains. */
    static OriginKey ofAll(String address, Target target) {
        return new OriginKey(address, target);
    }

    /** The key of the origin for one domain, until the domain changes. */
    static OriginKey ofDomain(RouteOrigin origin, Target target) {
        return new OriginKey(origin, target);
    }
}
