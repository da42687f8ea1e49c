package dev.backsource.edge.transport.client;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a listener that takes connections, known by the first of them: Vert.x 4 has no other way to it. From the
 * second on they are counted where they are taken. Shared by the event loops.
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

    /** Takes no more connections; those that there are live on. To be called for the server of each event loop. */
    public void close(HttpServer server) {
        var known = channel.get();
        if (known == null) {
            // It has no connections that could be closed along with it.
            server.close();
        } else {
            known.close();
        }
    }

    /** Whether it can't take connections any more. */
    public boolean isDead() {
        var known = channel.get();
        return known != null && (!known.isOpen() || known.eventLoop().isShuttingDown());
    }
}
