package dev.backsource.edge.proxy;

import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.http.upstream.RoutedRequest;

/** Has the requests that ask for a WebSocket answered by a tunnel, and all others as usual. */
record UpgradingSource(ResponseSource usual, ResponseSource tunnels) implements ResponseSource {
    @Override
    public void answer(RoutedRequest request) {
        (WebSocketUpgrade.isAsked(request.client()) ? tunnels : usual).answer(request);
    }
}
