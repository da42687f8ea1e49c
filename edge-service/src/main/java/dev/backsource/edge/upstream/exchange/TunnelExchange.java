package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.upstream.connection.ConnectionUse;
import dev.backsource.edge.upstream.response.OriginHead;
import io.vertx.core.MultiMap;

/**
 * A back-to-origin request that asks for a WebSocket (RFC 6455 §4.1). It goes where any other goes; an origin that agrees
 * gives its connection away to the receiver, and any other answer is a response as always.
 */
final class TunnelExchange extends UpstreamExchange {
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
    MultiMap fields() {
        var fields = super.fields();
        WebSocketUpgrade.add(fields);
        return fields;
    }

    @Override
    void switched(OriginHead from) {
        var connection = connection();
        if (connection != null && from.status() == SWITCHING_PROTOCOLS && WebSocketUpgrade.isAgreed(from.fields())) {
            stop();
            receiver.switched(head(from), connection.giveAway());
        } else {
            super.switched(from);
        }
    }
}
