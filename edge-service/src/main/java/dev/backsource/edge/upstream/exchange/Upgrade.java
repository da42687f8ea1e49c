package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.upstream.pool.ConnectionUse;
import dev.backsource.edge.upstream.response.ResponsePart;
import java.util.function.BiConsumer;

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

    /** Passes the fields that ask for it to {@code to}. */
    void ask(BiConsumer<CharSequence, CharSequence> to) {
        if (this == WEBSOCKET) {
            WebSocketUpgrade.add(to);
        }
    }

    /** Whether the origin agrees, and has left HTTP behind {@code head} for what it was asked. */
    boolean isAgreed(ResponsePart.Head head) {
        return this == WEBSOCKET && head.status() == SWITCHING_PROTOCOLS && WebSocketUpgrade.isAgreed(head.fields());
    }
}
