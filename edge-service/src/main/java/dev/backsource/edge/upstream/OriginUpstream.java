package dev.backsource.edge.upstream;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.upstream.exchange.UpstreamExchange;
import dev.backsource.edge.upstream.exchange.UpstreamLoop;
import dev.backsource.edge.upstream.trial.TrialUpstream;

/** The way to the origins of one event loop. */
public final class OriginUpstream implements Upstream {
    private final UpstreamLoop loop;
    private final Upstream requests;

    OriginUpstream(UpstreamLoop loop) {
        this.loop = loop;
        this.requests =
                new TrialUpstream((request, form, receiver) -> UpstreamExchange.of(loop, request, form, receiver));
    }

    @Override
    public UpstreamCall prepare(RoutedRequest request, RequestForm form, ResponseReceiver receiver) {
        return requests.prepare(request, form, receiver);
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
