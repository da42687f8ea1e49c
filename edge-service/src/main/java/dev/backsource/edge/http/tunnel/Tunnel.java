package dev.backsource.edge.http.tunnel;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.transport.ConnectionReset;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/**
 * Two connections that no longer speak HTTP (RFC 9110 §7.8), joined: bytes are forwarded in both directions with flow
 * control. When one side ends, the other gets the bytes in transit and ends too, or is reset if it doesn't read them in
 * time. When one side breaks, the other is reset. A tunnel ends when both sides are silent for too long.
 */
final class Tunnel extends Deadline {
    private final Tunnels tunnels;
    private final NetSocket client;
    private final NetSocket origin;
    private int openEnds = 2;
    private boolean closing;

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

    /** Closes both sides once they have read the bytes in transit. */
    void close() {
        closes();
        client.close();
        origin.close();
    }

    void reset() {
        ConnectionReset.of(client);
        ConnectionReset.of(origin);
    }

    private void moved() {
        if (!closing) {
            tunnels.untilMoved(this);
        }
    }

    private void closes() {
        if (!closing) {
            closing = true;
            tunnels.untilClosed(this);
        }
    }

    private void closedOne() {
        openEnds--;
        if (openEnds == 0) {
            tunnels.left(this);
        }
    }

    /** Both sides have been silent for too long, or one hasn't read the remaining bytes. */
    @Override
    protected void expired() {
        if (closing) {
            reset();
        } else {
            close();
        }
    }

    /** One direction of the tunnel. */
    private final class Direction {
        private final NetSocket from;
        private final NetSocket to;
        private boolean waiting;
        private boolean ended;
        /** Whether the side that ended broke off instead of closing. */
        private boolean broken;

        Direction(NetSocket from, NetSocket to) {
            this.from = from;
            this.to = to;
        }

        void start() {
            // A failure of a connection also closes it.
            from.exceptionHandler(thrown -> broken = true);
            from.handler(this::carry);
            from.endHandler(end -> end());
            from.closeHandler(closed -> {
                end();
                closedOne();
            });
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
                closes();
                if (broken) {
                    ConnectionReset.of(to);
                } else {
                    endWhenAllIsThrough();
                }
            }
        }

        private void endWhenAllIsThrough() {
            if (ended && !waiting) {
                to.close();
            }
        }
    }
}
