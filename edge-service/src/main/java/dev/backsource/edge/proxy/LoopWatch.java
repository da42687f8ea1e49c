package dev.backsource.edge.proxy;

import dev.backsource.edge.transport.client.ListeningSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The watchdog of the event loops and listeners. Ends the process when one of the threads that clients depend on has died,
 * as by an {@link OutOfMemoryError}, or a listener has closed: an edge that accepts connections and never responds is worse
 * than none. Runs on a thread of its own, since the others can't be relied on then.
 */
final class LoopWatch {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<BooleanSupplier> loops;
    private final List<ListeningSocket> sockets;
    private final Consumer<String> end;
    private volatile boolean stopped;

    /**
     * @param loops for each event loop, whether it has died
     * @param sockets of the listeners
     * @param end gets the reason, once
     */
    LoopWatch(List<BooleanSupplier> loops, List<ListeningSocket> sockets, Consumer<String> end) {
        this.loops = List.copyOf(loops);
        this.sockets = List.copyOf(sockets);
        this.end = end;
    }

    void start() {
        var thread = new Thread(this::run, "edge-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops watching: from here on, the edge ends on purpose. */
    void stop() {
        stopped = true;
    }

    private void run() {
        while (!stopped) {
            var problem = problem();
            if (problem != null && !stopped) {
                end.accept(problem);
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The reason to end the process; null while all threads live. */
    @Nullable
    String problem() {
        for (var loop : loops) {
            if (loop.getAsBoolean()) {
                return "event loop died";
            }
        }
        for (var socket : sockets) {
            if (socket.isDead()) {
                return "listener closed";
            }
        }
        return null;
    }
}
