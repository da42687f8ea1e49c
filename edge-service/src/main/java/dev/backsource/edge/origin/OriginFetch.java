package dev.backsource.edge.origin;

import dev.backsource.edge.http.Headers;
import dev.backsource.edge.http.ProxyMetrics;
import dev.backsource.edge.http.RequestForm;
import dev.backsource.edge.http.ResponseReceiver;
import dev.backsource.edge.http.RoutedRequest;
import dev.backsource.edge.http.Upstream;
import dev.backsource.edge.http.UpstreamCall;

/**
 * Back-to-origin requests of one event loop; what they share.
 *
 * @param untilResponse limits the wait for a response's head
 * @param untilMore limits the wait for more of a response's body
 */
public record OriginFetch(
        OriginChoice choice,
        OriginConnector connector,
        Headers headers,
        ProxyMetrics metrics,
        TimeLimits untilResponse,
        TimeLimits untilMore)
        implements Upstream {

    @Override
    public UpstreamCall prepare(RoutedRequest request, RequestForm form, ResponseReceiver receiver) {
        return new OriginExchange(this, request, form, receiver);
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
        choice.sweep();
    }
}
