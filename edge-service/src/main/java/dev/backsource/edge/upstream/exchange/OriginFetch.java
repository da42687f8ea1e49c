package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.deadline.TimeLimits;
import dev.backsource.edge.http.BodyRooms;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.edge.upstream.connection.OriginConnector;

/**
 * Back-to-origin requests of one event loop; what they share.
 *
 * @param rooms of the bodies that arrive
 * @param untilResponse limits the wait for a response's head
 * @param untilMore limits the wait for more of a response's body
 */
public record OriginFetch(
        LoadBalancer balancer,
        OriginConnector connector,
        Headers headers,
        ProxyMetrics metrics,
        BodyRooms rooms,
        TimeLimits untilResponse,
        TimeLimits untilMore)
        implements Upstream {

    @Override
    public UpstreamCall prepare(RoutedRequest request, RequestForm form, ResponseReceiver receiver) {
        return new UpstreamExchange(this, request, form, receiver);
    }

    /** The way to the origins for requests that ask for a WebSocket. */
    public Upstream tunnels() {
        return (request, form, receiver) -> new TunnelExchange(this, request, form, receiver);
    }

    /** To be called now and then: ends what takes too long, and tidies up. */
    public void expire() {
        untilResponse.expire();
        untilMore.expire();
        connector.sweep();
        balancer.sweep();
    }
}
