package dev.backsource.edge.http.tunnel;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The open tunnels of one event loop. A drain closes them, since a tunnel may never end. */
public final class Tunnels {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private final Deadlines untilMoved;
    private final Deadlines untilClosed = new Deadlines(LONGEST_CLOSE);
    private final ProxyMetrics metrics;
    private final Set<Tunnel> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closed;
    private @Nullable Runnable whenNone;

    /**
     * Starts without tunnels.
     *
     * @param idleTimeout how long both sides of a tunnel may be silent
     */
    public Tunnels(Duration idleTimeout, ProxyMetrics metrics) {
        this.untilMoved = new Deadlines(idleTimeout);
        this.metrics = metrics;
    }

    /** Joins two connections until they end. */
    public void join(NetSocket client, NetSocket origin) {
        var tunnel = new Tunnel(this, client, origin);
        open.add(tunnel);
        metrics.tunnelOpened();
        tunnel.start();
        if (closed) {
            tunnel.close();
        }
    }

    void untilMoved(Tunnel tunnel) {
        if (open.contains(tunnel)) {
            untilMoved.set(tunnel);
        }
    }

    void left(Tunnel tunnel) {
        if (open.remove(tunnel)) {
            Deadlines.drop(tunnel);
            metrics.tunnelClosed();
            tellWhenNone();
        }
    }

    void untilClosed(Tunnel tunnel) {
        if (open.contains(tunnel)) {
            untilClosed.set(tunnel);
        }
    }

    /** Closes all tunnels, and those still to be opened. */
    public void close() {
        closed = true;
        List.copyOf(open).forEach(Tunnel::close);
    }

    /** Aborts all tunnels. */
    public void reset() {
        List.copyOf(open).forEach(Tunnel::reset);
    }

    /** Runs {@code action} once there are no tunnels. */
    public void whenNone(Runnable action) {
        whenNone = action;
        tellWhenNone();
    }

    private void tellWhenNone() {
        if (open.isEmpty() && whenNone != null) {
            var action = whenNone;
            whenNone = null;
            action.run();
        }
    }

    /** Expires silent tunnels. Must be called periodically. */
    public void expire(long now) {
        untilMoved.expire(now);
        untilClosed.expire(now);
    }
}
