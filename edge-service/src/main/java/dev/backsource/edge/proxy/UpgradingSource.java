package dev.backsource.edge.proxy;

import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.http.upstream.RoutedRequest;

/** A source that sends WebSocket requests to {@code tunnels}, and all others to {@code usual}. */
record UpgradingSource(ResponseSource usual, ResponseSource tunnels) implements ResponseSource {
    @Override
    public void answer(RoutedRequest request) {
        (WebSocketUpgrade.isAsked(request.client()) ? tunnels : usual).answer(request);
    }
}
