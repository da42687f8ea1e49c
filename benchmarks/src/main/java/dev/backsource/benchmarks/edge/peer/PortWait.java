package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.run.PinnedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a process to take connections. */
public final class PortWait {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private PortWait() {}

    /**
     * Returns once {@code port} takes connections.
     *
     * @throws IllegalStateException when the process ends before, or takes more than a minute
     */
    public static void await(String name, PinnedProcess process, int port) {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!takesConnections(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.close();
                throw new IllegalStateException(name + " did not start; see its log");
            }
            LockSupport.parkNanos(GAP_NANOS);
        }
    }

    private static boolean takesConnections(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
