package dev.backsource.edge.upstream.retry;

import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.edge.upstream.balancing.Blame;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.edge.upstream.balancing.SchemeFloor;
import dev.backsource.policy.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * How far one request has come with its origins: which is asked, which were tried, and whether a failure lets another one be
 * asked. An origin that can't be connected to is passed over for the next, since nothing was sent to it; so is one that was
 * silent, if the request may be made twice (RFC 9110 §9.2.2) and its body has not been touched. Each origin gets one attempt, and one
 * more if it had closed a connection that was kept.
 */
public final class RetryState {
    private final LoadBalancer balancer;
    private final RoutedRequest routed;
    private int tried;
    private boolean again;
    /** When the origin was chosen. */
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

    /** What a request has besides its head. */
    public interface Body {
        /**
         * Takes it back from an origin that has failed, to be sent to another one.
         *
         * @return false when some of it, or its end, is on its way already
         */
        boolean takeBack();
    }

    /** Of {@code routed}, for which no origin was asked yet. */
    public RetryState(LoadBalancer balancer, RoutedRequest routed) {
        this.balancer = balancer;
        this.routed = routed;
        this.origin = routed.route().origin(0);
        this.target = target(origin);
    }

    /**
     * Goes on to the next origin.
     *
     * @return false when there is none left; {@link #failure} says why the last one is not it
     */
    public boolean next() {
        verdicts = balancer.verdicts();
        var index = balancer.next(routed, tried | SchemeFloor.barred(routed, tried));
        if (index == Route.NONE_LEFT) {
            return false;
        }
        tried |= 1 << index;
        origin = routed.route().origin(index);
        target = target(origin);
        again = false;
        return true;
    }

    /** The origin has answered; whatever follows, no other one is asked. */
    public void succeeded() {
        balancer.succeeded(routed.route(), origin, target, verdicts);
    }

    /**
     * The attempt at the origin has failed.
     *
     * @return whether the origin that is now the one to ask is to be sent the request; otherwise {@link #failure} is final
     */
    public boolean failed(OriginFailure failure, FailedAttempt attempt, Body body) {
        lastFailure = failure;
        var repeatable = !attempt.isSent() || (failure.isSilence() && mayRepeat(body));
        if (repeatable && attempt.wasReused() && !again && failure.error() == ProxyError.CONNECTION_TERMINATED) {
            again = true;
            return true;
        }
        balancer.failed(routed.route(), origin, target, blame(failure));
        return repeatable && next();
    }

    private boolean mayRepeat(Body body) {
        return Idempotence.of(routed.client().method()) && body.takeBack();
    }

    /** A time that the domain has set itself says nothing to others. */
    private Blame blame(OriginFailure failure) {
        var ownTime = failure.error() == ProxyError.CONNECTION_TIMEOUT
                && routed.route().terms().secure().connectTimeoutMs() != 0;
        return ownTime && failure.blame() == Blame.ORIGIN ? Blame.DOMAIN : failure.blame();
    }

    private Target target(RouteOrigin candidate) {
        return routed.route().target(routed.kind(), routed.scheme(), candidate);
    }

    /** Why the request has no response. */
    public OriginFailure failure() {
        return lastFailure == null ? OriginFailure.NO_ORIGIN : lastFailure;
    }

    /** The origin that is asked, or was asked last. */
    public RouteOrigin origin() {
        return origin;
    }

    /** The scheme and port that it is asked over. */
    public Target target() {
        return target;
    }

    /** Whether it is asked again, because it may have closed the connection of its first attempt before. */
    public boolean isAgain() {
        return again;
    }

    /** The origin as address and port. Formatted by each call. */
    public String nextHop() {
        var address = origin.address();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + target.port();
    }

    /** What has failed, in words, for an operator. */
    public String describe(OriginFailure failure) {
        return "origin " + origin.address() + ", port " + target.port() + " ("
                + target.scheme().name() + "): " + failure.reason();
    }
}
