package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.upstream.pool.ConnectionUse;
import dev.backsource.edge.upstream.response.ResponsePart;
import java.util.function.BiConsumer;

/** The protocol that a back-to-origin request offers to switch its connection to (RFC 9110 §7.8). */
enum Upgrade {
    /** None: the request expects a response. */
    NONE,
    /**
     * WebSocket (RFC 6455 §4.1). The request takes the same way as any other; without the origin's agreement, the reply
     * is an ordinary response.
     */
    WEBSOCKET;

    private static final int SWITCHING_PROTOCOLS = 101;

    /** The use of the connection; {@code fresh} when no request may have used it before. */
    ConnectionUse use(boolean fresh) {
        if (this == WEBSOCKET) {
            return ConnectionUse.TUNNEL;
        }
        return fresh ? ConnectionUse.ONCE : ConnectionUse.KEPT;
    }

    /** Passes the request fields for the upgrade to {@code to}. */
    void ask(BiConsumer<CharSequence, CharSequence> to) {
        if (this == WEBSOCKET) {
            WebSocketUpgrade.add(to);
        }
    }

    /** Whether the origin agrees by {@code head}, and has left HTTP for the requested protocol. */
    boolean isAgreed(ResponsePart.Head head) {
        return this == WEBSOCKET && head.status() == SWITCHING_PROTOCOLS && WebSocketUpgrade.isAgreed(head.fields());
    }
}
