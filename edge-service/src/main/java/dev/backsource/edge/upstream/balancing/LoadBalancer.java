package dev.backsource.edge.upstream.balancing;

import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a request's next origin, which passes over origins with recent failures while there are others. A domain
 * with one origin has no choice, so its origin is neither checked nor counted.
 */
public final class LoadBalancer {
    private final OutlierDetection outliers;

    public LoadBalancer(OutlierDetection outliers) {
        this.outliers = outliers;
    }

    /**
     * The index of the origin to try next.
     *
     * @param tried the origins tried before, bit i for index i
     * @return {@link Route#NONE_LEFT} when all were tried
     */
    public int next(RoutedRequest routed, int tried) {
        var route = routed.route();
        return outliers.isQuiet() || route.originCount() == 1
                ? route.nextOrigin(tried)
                : nextBeside(heldAgainst(route, routed.kind(), routed.scheme()), routed, tried);
    }

    /**
     * Reports the failure of a request to {@code origin}.
     *
     * @param found the failure as a finding; null for none
     */
    public void failed(
            Route route, RouteOrigin origin, Target target, FailureScope scope, @Nullable FindingKind<?> found) {
        if (route.originCount() > 1 && scope != FailureScope.NOBODY) {
            outliers.failed(
                    scope == FailureScope.ORIGIN
                            ? OriginKey.ofAll(origin.address(), target)
                            : OriginKey.ofDomain(origin, target),
                    found);
        }
    }

    /** The number of verdicts of active health so far. */
    public int verdicts() {
        return outliers.verdicts();
    }

    /**
     * Reports a response of {@code origin}.
     *
     * @param verdictsBefore {@link #verdicts} when the origin was chosen
     */
    public void succeeded(Route route, RouteOrigin origin, Target target, int verdictsBefore) {
        if (!outliers.isQuiet() && route.originCount() > 1) {
            outliers.succeeded(OriginKey.ofAll(origin.address(), target), verdictsBefore);
            outliers.succeeded(OriginKey.ofDomain(origin, target), verdictsBefore);
        }
    }

    /** To be called now and then. */
    public void sweep() {
        outliers.sweep();
    }

    /** The origins that requests of this kind pass over now, bit i for index i. Changes nothing. */
    public int passedOver(Route route, ContentKind kind, Scheme client) {
        return outliers.isQuiet() || route.originCount() == 1 ? 0 : heldAgainst(route, kind, client);
    }

    /** The finding for which requests of this kind pass over {@code origin}; null for none. */
    public @Nullable FindingKind<?> finding(RouteOrigin origin, Target target) {
        var ofAll = outliers.finding(OriginKey.ofAll(origin.address(), target));
        return ofAll != null ? ofAll : outliers.finding(OriginKey.ofDomain(origin, target));
    }

    private int heldAgainst(Route route, ContentKind kind, Scheme client) {
        var mask = 0;
        for (var i = 0; i < route.originCount(); i++) {
            var origin = route.origin(i);
            var target = route.target(kind, client, origin);
            if (outliers.isPassedOver(OriginKey.ofAll(origin.address(), target))
                    || outliers.isPassedOver(OriginKey.ofDomain(origin, target))) {
                mask |= 1 << i;
            }
        }
        return mask;
    }

    /** The next origin, avoiding those that are passed over unless all are. */
    private int nextBeside(int passedOver, RoutedRequest routed, int tried) {
        var avoided = passedOver;
        while (true) {
            var index = routed.route().nextOrigin(tried, avoided);
            if (index == Route.NONE_LEFT || (avoided & (1 << index)) != 0 || take(routed, index)) {
                return index;
            }
            avoided |= 1 << index;
        }
    }

    private boolean take(RoutedRequest routed, int index) {
        var origin = routed.route().origin(index);
        var target = target(routed, origin);
        return outliers.take(OriginKey.ofAll(origin.address(), target))
                && outliers.take(OriginKey.ofDomain(origin, target));
    }

    private static Target target(RoutedRequest routed, RouteOrigin origin) {
        return routed.route().target(routed.kind(), routed.scheme(), origin);
    }
}
