package dev.backsource.edge.proxy;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a listener that takes connections, known by the first of them: Vert.x 4 has no other way to it. Shared by
 * the event loops.
 */
final class Acceptor {
    private volatile @Nullable Channel channel;

    void took(ClientPipeline client) {
        if (channel == null) {
            channel = client.parent();
        }
    }

    /** Takes no more connections; those that there are live on. To be called for the server of each event loop. */
    void close(HttpServer server) {
        var known = channel;
        if (known == null) {
            // It has no connections that could be closed along with it.
            server.close();
        } else {
            known.close();
        }
    }
}
