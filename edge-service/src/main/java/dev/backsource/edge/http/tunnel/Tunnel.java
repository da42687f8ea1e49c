package dev.backsource.edge.http.tunnel;

import dev.backsource.edge.deadline.Deadline;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/**
 * Two connections that no longer speak HTTP (RFC 9110 §7.8), joined: bytes are forwarded in both directions with flow
 * control. When one side ends, the other gets what is in transit and ends too. So does a tunnel in which both sides are
 * silent for too long.
 */
final class Tunnel extends Deadline {
    /** A failure of a connection also closes it. */
    private static final Handler<Throwable> IGNORE = thrown -> {};

    private final Tunnels tunnels;
    private final NetSocket client;
    private final NetSocket origin;

    Tunnel(Tunnels tunnels, NetSocket client, NetSocket origin) {
        this.tunnels = tunnels;
        this.client = client;
        this.origin = origin;
    }

    void start() {
        moved();
        new Direction(client, origin).start();
        new Direction(origin, client).start();
    }

    void close() {
        client.close();
        origin.close();
    }

    private void moved() {
        tunnels.untilMoved(this);
    }

    /** Both sides have been silent for too long. */
    @Override
    protected void expired() {
        close();
    }

    /** One direction of the tunnel. */
    private final class Direction {
        private final NetSocket from;
        private final NetSocket to;
        private boolean waiting;
        private boolean ended;

        Direction(NetSocket from, NetSocket to) {
            this.from = from;
            this.to = to;
        }

        void start() {
            from.exceptionHandler(IGNORE);
            from.handler(this::carry);
            from.endHandler(end -> end());
            from.closeHandler(closed -> end());
            from.resume();
        }

        private void carry(Buffer part) {
            moved();
            to.write(part);
            if (to.writeQueueFull() && !waiting) {
                waiting = true;
                from.pause();
                to.drainHandler(drained -> goOn());
            }
        }

        private void goOn() {
            waiting = false;
            moved();
            from.resume();
            endWhenAllIsThrough();
        }

        private void end() {
            if (!ended) {
                ended = true;
                endWhenAllIsThrough();
            }
        }

        private void endWhenAllIsThrough() {
            if (ended && !waiting) {
                to.close();
                tunnels.left(Tunnel.this);
            }
        }
    }
}
