package dev.backsource.benchmarks.findings.rates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** One port of this process at all addresses of the loopback network, where each connection is accepted and closed. */
public final class ManyPorts implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final ServerSocket socket;

    public ManyPorts() {
        try {
            socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::accept, "origins");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
            } catch (IOException e) {
                // The connection was reset, or the port closed.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
