package dev.backsource.edge.transport.client;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The socket that a listener accepts connections on. It is found through the first of them, since Vert.x 4 gives no other access
 * to it; from the second on, connections are counted as they are accepted. Shared by the event loops.
 */
public final class ListeningSocket {
    private final AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
    private final ConnectionAdmission admission;

    public ListeningSocket(ConnectionAdmission admission) {
        this.admission = admission;
    }

    /**
     * Has taken {@code client}.
     *
     * @param refused counts each of those to come that is not served
     */
    public void took(ClientPipeline client, Runnable refused) {
        if (channel.get() == null && channel.compareAndSet(null, client.parent())) {
            client.parent().pipeline().addFirst(new AdmissionGate(admission, refused));
        }
    }

    /** Stops accepting; open connections stay open. To be called for the server of each event loop. */
    public void close(HttpServer server) {
        var known = channel.get();
        if (known == null) {
            // It has no connections that could be closed along with it.
            server.close();
        } else {
            known.close();
        }
    }

    /** Whether it can accept no more connections. */
    public boolean isDead() {
        var known = channel.get();
        return known != null && (!known.isOpen() || known.eventLoop().isShuttingDown());
    }
}
