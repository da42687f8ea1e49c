package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.deadline.TimeLimits;
import dev.backsource.edge.http.BodyReservations;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.edge.upstream.pool.OriginConnector;

/**
 * The shared parts of all back-to-origin requests of one event loop.
 *
 * @param rooms of arriving bodies
 * @param untilResponse limits the wait for a connection, and then for a response's head
 * @param untilMore limits the wait for more of a response's body
 */
public record UpstreamLoop(
        LoadBalancer balancer,
        OriginConnector connector,
        Headers headers,
        ProxyMetrics metrics,
        BodyReservations rooms,
        OriginFindings findings,
        TimeLimits untilResponse,
        TimeLimits untilMore) {

    /** To be called now and then: ends requests that have timed out, and cleans up. */
    public void expire(long now) {
        connector.sweep();
        untilResponse.expire(now);
        untilMore.expire(now);
        balancer.sweep();
    }
}
