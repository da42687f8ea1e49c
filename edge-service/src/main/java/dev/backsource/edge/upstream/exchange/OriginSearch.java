package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.edge.upstream.retry.Idempotence;
import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.upstream.balancing.Blame;
import dev.backsource.edge.upstream.balancing.SchemeFloor;
import dev.backsource.edge.upstream.connection.ConnectionTaker;
import dev.backsource.edge.upstream.connection.ConnectionUse;
import dev.backsource.edge.upstream.connection.ConnectionUser;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.response.OriginHead;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.protocol.Target;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The search for an origin that answers a request. One that can't be connected to is passed over for the next, since
 * nothing was sent to it; so is one that was silent, if the request may be made twice (RFC 9110 §9.2.2) and its body has
 * not been touched. Each origin gets one attempt, and one more if it had closed a connection that was kept.
 */
abstract class OriginSearch extends Deadline {
    private final OriginFetch fetch;
    private final RoutedRequest routed;
    private int tried;
    private boolean again;
    private RouteOrigin origin;
    private Target target;
    private @Nullable UpstreamAttempt attempt;
    private @Nullable OriginFailure lastFailure;

    OriginSearch(OriginFetch fetch, RoutedRequest routed) {
        this.fetch = fetch;
        this.routed = routed;
        this.origin = routed.route().origin(0);
        this.target = decide(origin);
    }

    /** Sends the request; called once an attempt has a connection. */
    abstract void send(ConnectionUser user, OriginConnection connection);

    /** The origin has answered; {@code nanos} after the request was sent. */
    abstract void respond(OriginHead head, long nanos);

    /** An interim response of the origin that was asked. */
    abstract void informed(OriginHead head);

    /** A part of the response's body has come. */
    abstract void received(Buffer part);

    /** The response is whole. */
    abstract void ended();

    /** There will be no more of the response. */
    abstract void broken(Throwable thrown);

    /** No origin has answered, or the one that was asked may have acted on the request. */
    abstract void noResponse(OriginFailure failure);

    /** The request's body; null when there is none. */
    abstract @Nullable RequestBodyForwarder requestBody();

    /** What the connection is for. */
    ConnectionUse use(boolean fresh) {
        return fresh ? ConnectionUse.ONCE : ConnectionUse.KEPT;
    }

    void tryNextOrigin() {
        var index = fetch.balancer().next(routed, tried | SchemeFloor.barred(routed, tried));
        if (index == Route.NONE_LEFT) {
            noResponse(lastFailure == null ? OriginFailure.NO_ORIGIN : lastFailure);
            return;
        }
        tried |= 1 << index;
        origin = routed.route().origin(index);
        target = decide(origin);
        again = false;
        attempt();
    }

    private Target decide(RouteOrigin candidate) {
        return routed.route().target(routed.kind(), routed.scheme(), candidate);
    }

    private void attempt() {
        var next = new UpstreamAttempt(this);
        attempt = next;
        next.start();
    }

    void connect(ConnectionTaker taker) {
        fetch.connector().connect(routed, origin, target, use(again), taker);
    }

    /** Sets the limit for the whole of name, TCP and TLS, or of the wait for a connection that is kept. */
    void untilConnected(UpstreamAttempt waiting) {
        fetch.untilResponse().set(waiting, 3 * routed.route().terms().secure().connectTimeoutMs());
    }

    void untilResponse(UpstreamAttempt waiting) {
        fetch.untilResponse().set(waiting, routed.route().terms().firstByteTimeoutMs());
    }

    void answered(OriginHead head, long nanos) {
        fetch.balancer().succeeded(routed.route(), origin, target);
        respond(head, nanos);
    }

    void attemptFailed(UpstreamAttempt failed, OriginFailure failure) {
        var repeatable = !failed.isSent() || (failure.isSilence() && mayRepeat());
        if (repeatable && failed.wasReused() && !again && failure.error() == ProxyError.CONNECTION_TERMINATED) {
            again = true;
            attempt();
            return;
        }
        lastFailure = failure;
        fetch.balancer().failed(routed.route(), origin, target, blame(failure));
        if (repeatable) {
            tryNextOrigin();
        } else {
            noResponse(failure);
        }
    }

    /** A time that the domain has set itself says nothing to others. */
    private Blame blame(OriginFailure failure) {
        var ownTime = failure.error() == ProxyError.CONNECTION_TIMEOUT
                && routed.route().terms().secure().connectTimeoutMs() != 0;
        return ownTime && failure.blame() == Blame.ORIGIN ? Blame.DOMAIN : failure.blame();
    }

    private boolean mayRepeat() {
        var requestBody = requestBody();
        return Idempotence.of(routed.client().method()) && (requestBody == null || requestBody.takeBack());
    }

    /** Something of the request's body went on; the origin has its time from here. */
    void requestBodyMoved() {
        if (attempt != null) {
            attempt.moved();
        }
    }

    void giveUp() {
        if (attempt != null) {
            attempt.giveUp();
        }
    }

    Target target() {
        return target;
    }

    /** The origin that was asked last, as address and port. */
    public String nextHop() {
        var address = origin.address();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + target.port();
    }

    String describe(OriginFailure failure) {
        return "origin " + origin.address() + ", port " + target.port() + " ("
                + target.scheme().name() + "): " + failure.reason();
    }

    /** The connection that the request is on; null before there is one, and when it is over. */
    @Nullable
    OriginConnection connection() {
        return attempt == null ? null : attempt.connection();
    }
}
