package dev.backsource.edge.transport.client;

import dev.backsource.edge.transport.http1.BytesBehindUpgrade;
import dev.backsource.edge.transport.http1.Http1Pipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The switch of a client's HTTP/1 connection to another protocol (RFC 9110 §7.8). Used on the connection's event loop. */
public final class ProtocolSwitch {
    private final BytesBehindUpgrade early;

    private ProtocolSwitch(BytesBehindUpgrade early) {
        this.early = early;
    }

    /** Begins the switch. Bytes that the client has sent behind its request wait for the new reader. */
    public static ProtocolSwitch begin(HttpConnection connection) {
        return new ProtocolSwitch(Http1Pipeline.holdBehindUpgrade(((ConnectionBase) connection).channel()));
    }

    /** Ends the switch, once the connection has its new reader. */
    public void end() {
        early.handOn();
    }
}
