package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.load.Answer;
import dev.backsource.benchmarks.edge.load.Connection;
import dev.backsource.benchmarks.run.PinnedProcess;

/**
 * A proxy that runs and can be loaded.
 *
 * @param name printed beside its figures
 * @param version as reported by the proxy itself
 * @param process alone on its core
 * @param port the port under load
 * @param plainPort the port with the same responses without TLS
 * @param compiles whether it becomes faster while it runs and so needs a longer warm-up
 */
public record Peer(String name, String version, PinnedProcess process, int port, int plainPort, boolean compiles)
        implements AutoCloseable {
    /** A proxy of machine code without TLS. */
    static Peer plain(String name, String version, PinnedProcess process, int port) {
        PortWait.await(name, process, port);
        return new Peer(name, version, process, port, port, false);
    }

    /** Sends one request, over a new connection. */
    public Answer get(String path) {
        try (var connection = Connection.to(plainPort)) {
            return connection.get(path);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
