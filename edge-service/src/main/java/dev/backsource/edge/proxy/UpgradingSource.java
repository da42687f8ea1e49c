package dev.backsource.edge.proxy;

import dev.backsource.edge.http.ResponseSource;
import dev.backsource.edge.http.RoutedRequest;
import dev.backsource.edge.http.WebSocketUpgrade;

/** Sends the requests that ask for a WebSocket the way of tunnels, and all others the usual way. */
record UpgradingSource(ResponseSource usual, ResponseSource tunnels) implements ResponseSource {
    @Override
    public void answer(RoutedRequest request) {
        (WebSocketUpgrade.isAsked(request.client()) ? tunnels : usual).answer(request);
    }
}
