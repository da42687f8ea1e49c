package dev.backsource.edge.upstream.retry;

import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.edge.upstream.balancing.DowngradeGuard;
import dev.backsource.edge.upstream.balancing.FailureScope;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.policy.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * The state of one request's attempts: the current origin, the origins tried, and whether a failure allows another attempt. After a
 * failed connect, the next origin is tried, since nothing was sent; likewise after silence, if the request is idempotent (RFC 9110
 * §9.2.2) and its body is untouched. Each origin gets one attempt, and one more if it had closed a kept connection.
 */
public final class RetryState {
    private final LoadBalancer balancer;
    private final RoutedRequest routed;
    private int tried;
    private boolean again;
    /** The number of verdicts of active health when the origin was chosen. */
    private int verdicts;

    private RouteOrigin origin;
    private Target target;
    private @Nullable OriginFailure lastFailure;

    /** An attempt that has failed. */
    public interface FailedAttempt {
        /** Whether the request may have left for the origin. */
        boolean isSent();

        /** Whether the connection had been used before, so that the origin may have closed it meanwhile. */
        boolean wasReused();
    }

    /** The body of the request. */
    public interface Body {
        /**
         * Takes the body back from a failed origin, to be sent to another one.
         *
         * @return false when a part of it, or its end, has already been sent
         */
        boolean takeBack();
    }

    /** The state before the first attempt of {@code routed}. */
    public RetryState(LoadBalancer balancer, RoutedRequest routed) {
        this.balancer = balancer;
        this.routed = routed;
        this.origin = routed.route().origin(0);
        this.target = target(origin);
    }

    /**
     * Moves on to the next origin.
     *
     * @return false when there is none left; {@link #failure} is the failure of the last one
     */
    public boolean next() {
        verdicts = balancer.verdicts();
        var index = balancer.next(routed, tried | DowngradeGuard.barred(routed, tried));
        if (index == Route.NONE_LEFT) {
            return false;
        }
        tried |= 1 << index;
        origin = routed.route().origin(index);
        target = target(origin);
        again = false;
        return true;
    }

    /** The origin has responded. From here on, there is no further attempt, even after a failure. */
    public void succeeded() {
        balancer.succeeded(routed.route(), origin, target, verdicts);
    }

    /**
     * The attempt at the origin has failed.
     *
     * @return whether to send the request to the origin that is current now; otherwise {@link #failure} is final
     */
    public boolean failed(OriginFailure failure, FailedAttempt attempt, Body body) {
        lastFailure = failure;
        var repeatable = !attempt.isSent() || (failure.isSilence() && mayRepeat(body));
        if (repeatable && attempt.wasReused() && !again && failure.error() == ProxyError.CONNECTION_TERMINATED) {
            again = true;
            return true;
        }
        balancer.failed(
                routed.route(), origin, target, blame(failure), failure.kind().finding());
        return repeatable && next();
    }

    private boolean mayRepeat(Body body) {
        return Idempotence.of(routed.client().method()) && body.takeBack();
    }

    /**
     * The blame for a failure. A timeout that the domain has set itself does not concern other domains. The failure of a candidate concerns
     * only the candidate, whose route has origins of its own.
     */
    private FailureScope blame(OriginFailure failure) {
        var ownTime = failure.error() == ProxyError.CONNECTION_TIMEOUT
                && routed.route().terms().secure().connectTimeoutMs() != 0;
        return (ownTime || routed.triesCandidate()) && failure.blame() == FailureScope.ORIGIN
                ? FailureScope.DOMAIN
                : failure.blame();
    }

    private Target target(RouteOrigin candidate) {
        return routed.route().target(routed.kind(), routed.scheme(), candidate);
    }

    /** The reason for the missing response. */
    public OriginFailure failure() {
        return lastFailure == null ? OriginFailure.NO_ORIGIN : lastFailure;
    }

    /** The current origin, or the last one. */
    public RouteOrigin origin() {
        return origin;
    }

    /** The scheme and port of the request to the origin. */
    public Target target() {
        return target;
    }

    /** Whether this is the second attempt at the origin, because it may have closed the connection of the first one earlier. */
    public boolean isAgain() {
        return again;
    }

    /** The origin as address and port. Formatted by each call. */
    public String nextHop() {
        var address = origin.address();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + target.port();
    }

    /** A description of the failure for an operator. */
    public String describe(OriginFailure failure) {
        return "origin " + origin.address() + ", port " + target.port() + " ("
                + target.scheme().name() + "): " + failure.reason() + failure.verdict();
    }
}
