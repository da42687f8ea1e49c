package dev.backsource.edge.proxy;

import dev.backsource.edge.http.account.ProxyMetrics;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a listener that takes connections, known by the first of them: Vert.x 4 has no other way to it. From the
 * second on they are counted where they are taken. Shared by the event loops.
 */
final class Acceptor {
    private final AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
    private final Admission admission;

    Acceptor(Admission admission) {
        this.admission = admission;
    }

    void took(ClientPipeline client, ProxyMetrics metrics) {
        if (channel.get() == null && channel.compareAndSet(null, client.parent())) {
            client.parent().pipeline().addFirst(new AdmissionGate(admission, metrics));
        }
    }

    /** Takes no more connections; those that there are live on. To be called for the server of each event loop. */
    void close(HttpServer server) {
        var known = channel.get();
        if (known == null) {
            // It has no connections that could be closed along with it.
            server.close();
        } else {
            known.close();
        }
    }

    /** Whether it can't take connections any more. */
    boolean isDead() {
        var known = channel.get();
        return known != null && (!known.isOpen() || known.eventLoop().isShuttingDown());
    }
}
