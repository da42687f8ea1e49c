package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.deadline.TimeLimits;
import dev.backsource.edge.http.BodyRooms;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.edge.upstream.pool.OriginConnector;
import java.util.function.LongSupplier;

/**
 * What the back-to-origin requests of one event loop share.
 *
 * @param nanoTime of this loop, to tell how long an origin takes
 * @param rooms of the bodies that arrive
 * @param untilResponse limits the wait for a connection, and then for a response's head
 * @param untilMore limits the wait for more of a response's body
 */
public record UpstreamLoop(
        LongSupplier nanoTime,
        LoadBalancer balancer,
        OriginConnector connector,
        Headers headers,
        ProxyMetrics metrics,
        BodyRooms rooms,
        TimeLimits untilResponse,
        TimeLimits untilMore) {

    /** To be called now and then: ends what takes too long, and tidies up. */
    public void expire() {
        untilResponse.expire();
        untilMore.expire();
        connector.sweep();
        balancer.sweep();
    }
}
