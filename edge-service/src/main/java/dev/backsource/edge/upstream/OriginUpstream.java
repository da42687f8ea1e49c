package dev.backsource.edge.upstream;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.upstream.exchange.UpstreamExchange;
import dev.backsource.edge.upstream.exchange.UpstreamLoop;

/** The way to the origins of one event loop. */
public final class OriginUpstream implements Upstream {
    private final UpstreamLoop loop;

    OriginUpstream(UpstreamLoop loop) {
        this.loop = loop;
    }

    @Override
    public UpstreamCall prepare(RoutedRequest request, RequestForm form, ResponseReceiver receiver) {
        return UpstreamExchange.of(loop, request, form, receiver);
    }

    /** The way to the origins for WebSocket requests. */
    public Upstream tunnels() {
        return (request, form, receiver) -> UpstreamExchange.ofTunnel(loop, request, form, receiver);
    }

    /** To be called now and then: ends requests that have timed out, and cleans up. */
    public void expire(long now) {
        loop.expire(now);
    }
}
