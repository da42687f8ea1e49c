package dev.backsource.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ports on the loopback interface without a listener at the moment. They lie below the ports of outgoing connections,
 * since such a connection could take a port between two uses of it. Concurrent processes get ports of different
 * {@linkplain PortReservation slices}, one after the other, so that no port is given twice before it has a listener.
 */
public final class FreePorts {
    /** The port given last, for all class loaders of this process: tests of Quarkus have several. */
    private static final String LAST = "dev.backsource.infrastructure.last-port";

    private FreePorts() {}

    public static int next() {
        return next(1).get(0);
    }

    /** That many ports, no two alike. */
    public static List<Integer> next(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var attempt = 0; sockets.size() < count; attempt++) {
                if (attempt == PortReservation.SIZE) {
                    throw new IllegalStateException("no free port in " + PortReservation.SIZE);
                }
                tryToListen(candidate()).ifPresent(sockets::add);
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            sockets.forEach(FreePorts::close);
        }
    }

    private static int candidate() {
        var shared = System.getProperties();
        synchronized (shared) {
            var last = shared.getProperty(LAST);
            var next = last == null ? PortReservation.claim() : PortReservation.after(Integer.parseInt(last));
            shared.setProperty(LAST, Integer.toString(next));
            return next;
        }
    }

    private static Optional<ServerSocket> tryToListen(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
