package dev.backsource.edge.transport.client;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The socket on which a listener accepts connections. Vert.x 4 gives no access to it, so it is found through the first
 * connection; from the second on, connections are counted as they are accepted. Shared by all event loops.
 *
 * <p>Vert.x accepts on a thread of its own. Where one event loop serves all clients, the socket moves to that loop: there
 * a connection is served by the thread that accepts it, and two threads needn't take turns on one core.
 */
public final class ListeningSocket {
    private final AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
    private final ConnectionAdmission admission;
    private final boolean ofOneLoop;

    /** @param ofOneLoop whether one event loop serves all connections */
    public ListeningSocket(ConnectionAdmission admission, boolean ofOneLoop) {
        this.admission = admission;
        this.ofOneLoop = ofOneLoop;
    }

    /**
     * Registers {@code client} as accepted.
     *
     * @param refused runs for each later connection that is refused
     */
    public void took(ClientPipeline client, Runnable refused) {
        if (channel.get() == null && channel.compareAndSet(null, client.parent())) {
            client.parent().pipeline().addFirst(new AdmissionGate(admission, refused));
            if (ofOneLoop) {
                move(client.parent(), client.loop());
            }
        }
    }

    /** Moves the socket. Connections that arrive meanwhile wait in the kernel. */
    private static void move(Channel socket, EventLoop loop) {
        socket.deregister().addListener(left -> {
            if (socket.isOpen()) {
                loop.register(socket);
            }
        });
    }

    /**
     * Stops accepting; open connections stay open. Must be called for the server of each event loop.
     *
     * @return completes when no more connections are accepted, on whichever thread closed the socket
     */
    public Future<Void> close(HttpServer server) {
        var known = channel.get();
        if (known == null) {
            // The server has no connections that would be closed too.
            return server.close();
        }
        var closed = Promise.<Void>promise();
        known.close().addListener(ended -> closed.complete());
        return closed.future();
    }

    /** Whether the socket can no longer accept connections. */
    public boolean isDead() {
        var known = channel.get();
        return known != null && (!known.isOpen() || known.eventLoop().isShuttingDown());
    }
}
