package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.upstream.pool.ConnectionUse;
import dev.backsource.edge.upstream.response.ResponsePart;
import io.vertx.core.MultiMap;

/** Which protocol a back-to-origin request asks to go on with on its connection (RFC 9110 §7.8). */
enum Upgrade {
    /** None: it wants a response. */
    NONE,
    /** WebSocket (RFC 6455 §4.1). The request goes where any other goes, and an answer that does not agree is a response. */
    WEBSOCKET;

    private static final int SWITCHING_PROTOCOLS = 101;

    /** What the connection is for; {@code fresh} when nobody may have used it before. */
    ConnectionUse use(boolean fresh) {
        if (this == WEBSOCKET) {
            return ConnectionUse.TUNNEL;
        }
        return fresh ? ConnectionUse.ONCE : ConnectionUse.KEPT;
    }

    /** Adds to a request's {@code fields} those that ask for it. */
    void ask(MultiMap fields) {
        if (this == WEBSOCKET) {
            WebSocketUpgrade.add(fields);
        }
    }

    /** Whether the origin agrees, and has left HTTP behind {@code head} for what it was asked. */
    boolean isAgreed(ResponsePart.Head head) {
        return this == WEBSOCKET && head.status() == SWITCHING_PROTOCOLS && WebSocketUpgrade.isAgreed(head.fields());
    }
}
