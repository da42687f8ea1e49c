package dev.backsource.benchmarks.findings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this process that take connections until they are closed, one by one. */
final class ClosingPorts implements AutoCloseable {
    private final List<ServerSocket> open = new ArrayList<>();

    /** Opens {@code count} ports on loopback. */
    ClosingPorts(int count) {
        try {
            for (var i = 0; i < count; i++) {
                var socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                open.add(socket);
                var thread = new Thread(() -> accept(socket), "origin-" + i);
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port(int number) {
        return open.get(number).getLocalPort();
    }

    /** From now on connections to this port are refused. */
    void close(int number) {
        try {
            open.get(number).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(ServerSocket socket) {
        try {
            while (true) {
                socket.accept().close();
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    @Override
    public void close() {
        for (var i = 0; i < open.size(); i++) {
            close(i);
        }
    }
}
