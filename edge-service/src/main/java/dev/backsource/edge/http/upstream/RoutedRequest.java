package dev.backsource.edge.http.upstream;

import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.http.tracing.RequestTrace;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RequestClass;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.response.ClientUrl;
import dev.backsource.policy.response.OriginResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A client's request for a host that the edge serves.
 *
 * @param client the request and the way to answer it
 * @param scheme the client's scheme: that of the listener, or the one that a trusted proxy in front of it reports
 * @param host the requested host, in lower case, without port and trailing dot
 * @param target path and query in normal form ({@link dev.backsource.policy.url.RequestTarget}), or {@code *}; used in the cache
 * key and sent to origins
 * @param route the domain's route at the moment the request came, or that of its candidate if the request tries it
 * @param kind the kind of content, which decides the policy
 * @param arrivedNanos the time of arrival, by {@link System#nanoTime}, as the event loop's clock read it
 * @param counts of the domain on this event loop
 * @param trace null when the request is not traced
 * @param arm in a progressive rollout; null where the request takes no part in one
 */
public record RoutedRequest(
        HttpServerRequest client,
        Scheme scheme,
        String host,
        String target,
        Route route,
        ContentKind kind,
        long arrivedNanos,
        DomainCounts counts,
        @Nullable RequestTrace trace,
        @Nullable TrialArm arm) {
    /** A request that takes no part in a progressive rollout. */
    public RoutedRequest(
            HttpServerRequest client,
            Scheme scheme,
            String host,
            String target,
            Route route,
            ContentKind kind,
            long arrivedNanos,
            DomainCounts counts,
            @Nullable RequestTrace trace) {
        this(client, scheme, host, target, route, kind, arrivedNanos, counts, trace, null);
    }

    /** The route of the committed policy: the baseline's in a progressive rollout. */
    public Route baseline() {
        return arm == null ? route : arm.baseline();
    }

    /** Whether the request tries the candidate of a progressive rollout. */
    public boolean triesCandidate() {
        return arm != null && arm.drawn() == Arm.CANDIDATE;
    }

    /** Whether the request tries a candidate that this edge has aborted. */
    public boolean triesAborted() {
        return arm != null && arm.drawn() == Arm.CANDIDATE && arm.candidate().isAborted();
    }

    /** This request by the committed policy, without a part in a progressive rollout. */
    public RoutedRequest underBaseline() {
        return arm == null ? this : by(arm.baseline(), null);
    }

    /** This request under {@code drawn}. */
    RoutedRequest under(TrialArm drawn) {
        return by(drawn.route(), drawn);
    }

    private RoutedRequest by(Route next, @Nullable TrialArm nextArm) {
        return new RoutedRequest(client, scheme, host, target, next, kind, arrivedNanos, counts, trace, nextArm);
    }

    /** A hash of the requested resource, for which arms are drawn. */
    public long resourceHash() {
        return (long) host.hashCode() << Integer.SIZE | Integer.toUnsignedLong(target.hashCode());
    }

    /** The client's URL. */
    public ClientUrl url() {
        return new ClientUrl(scheme, host, target);
    }

    /**
     * Whether a redirect to {@code location} leads the client to the URL that it has requested, and would again. A check for cookies wouldn't: the client
     * then has one.
     *
     * @param setsCookie whether the response sets a cookie
     */
    public boolean loopsBy(String location, boolean setsCookie) {
        var url = url();
        return url.equals(url.redirected(location))
                && !OriginResponse.isCookieCheck(setsCookie, client.headers().contains(HttpHeaders.COOKIE));
    }

    /** The cache generation under which the response may be stored. */
    public long cacheGeneration() {
        return route.cacheGeneration(scheme);
    }

    /** What the policy decides by, apart from the origin. */
    public RequestClass requestClass() {
        return RequestClass.of(scheme, kind);
    }

    /** The scheme that the policy decides for the origin that stands for the domain. */
    public Scheme originScheme() {
        return route.originScheme(kind, scheme);
    }
}
