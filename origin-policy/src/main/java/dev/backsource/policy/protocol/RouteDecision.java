package dev.backsource.policy.protocol;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The decision on scheme and port of a back-to-origin request: a pure function of the policy of the content's kind, the granted ports, the client's
 * scheme and the origin's own port; it knows nothing of an edge or of a deployment, so config-service can announce edges' decisions.
 *
 * <pre>
 * policy     client speaks HTTP          client speaks HTTPS
 * disabled   by the origin's own port    the same
 * FOLLOW     HTTP, 80                    HTTPS, 443
 * HTTP       HTTP, 80                    HTTP, 80
 * HTTPS      HTTPS, 443                  HTTPS, 443
 * </pre>
 *
 * Granted ports stand in for 80 and 443. With the policy enabled the origin's own port has no part in the decision.
 */
public final class RouteDecision {
    private RouteDecision() {}

    /** The target of one request; {@code originPort} is used only while {@code policy} is disabled. */
    public static Target decide(ContentPolicy policy, GrantedPorts granted, Scheme client, int originPort) {
        return policy.enabled()
                ? Target.byPolicy(policy.redirectType().schemeFor(client), granted)
                : Target.byOriginPort(originPort);
    }

    /**
     * The target of a request that may be for static or for dynamic content: over TLS if one of the two is. So no spelling of a path makes a request
     * go in clear that the policy sends over HTTPS.
     */
    public static Target securer(Target ofStatic, Target ofDynamic) {
        return ofDynamic.scheme().isSecure() || !ofStatic.scheme().isSecure() ? ofDynamic : ofStatic;
    }

    /** Every target that a client's request can have: the ports that have to be open at the origin. */
    public static SortedSet<Target> neededTargets(ContentPolicy policy, GrantedPorts granted, int originPort) {
        var needed = new TreeSet<Target>();
        for (var client : Scheme.values()) {
            needed.add(decide(policy, granted, client, originPort));
        }
        return needed;
    }
}
