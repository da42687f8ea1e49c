package dev.backsource.edge.origin;

import dev.backsource.edge.http.RequestForm;
import dev.backsource.edge.http.ResponseReceiver;
import dev.backsource.edge.http.RoutedRequest;
import dev.backsource.edge.http.WebSocketUpgrade;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * A back-to-origin request that asks for a WebSocket (RFC 6455 §4.1). It goes where any other goes; an origin that agrees
 * gives its connection away to the receiver, and any other answer is a response as always.
 */
final class TunnelExchange extends OriginExchange {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final ResponseReceiver receiver;

    TunnelExchange(OriginFetch fetch, RoutedRequest routed, RequestForm form, ResponseReceiver receiver) {
        super(fetch, routed, form, receiver);
        this.receiver = receiver;
    }

    @Override
    ConnectionUse use(boolean fresh) {
        return ConnectionUse.TUNNEL;
    }

    @Override
    void send(HttpClientRequest connected) {
        fillHead(connected);
        WebSocketUpgrade.add(connected.headers());
        connected.connect();
    }

    @Override
    void inform(HttpClientResponse from) {
        if (from.statusCode() == SWITCHING_PROTOCOLS && WebSocketUpgrade.isAgreed(from.headers())) {
            stop();
            receiver.switched(head(from), from.netSocket());
        } else {
            super.inform(from);
        }
    }
}
