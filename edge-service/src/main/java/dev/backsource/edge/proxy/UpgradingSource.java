package dev.backsource.edge.proxy;

import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.http.upstream.RoutedRequest;

/** Sends the requests that ask for a WebSocket the way of tunnels, and all others the usual way. */
record UpgradingSource(ResponseSource usual, ResponseSource tunnels) implements ResponseSource {
    @Override
    public void answer(RoutedRequest request) {
        (WebSocketUpgrade.isAsked(request.client()) ? tunnels : usual).answer(request);
    }
}
