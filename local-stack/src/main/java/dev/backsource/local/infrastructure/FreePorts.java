package dev.backsource.local.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback interface that nobody listens on at the moment of asking. They lie below those that the system
 * gives to outgoing connections, since one of these would take a port away between two uses of it.
 */
public final class FreePorts {
    private static final int FIRST = 12_000;
    private static final int BEHIND_LAST = 25_000;
    private static final int MAX_ATTEMPTS = 1000;

    private FreePorts() {}

    public static int next() {
        return next(1).get(0);
    }

    /** That many ports, no two alike. */
    public static List<Integer> next(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var attempt = 0; sockets.size() < count; attempt++) {
                if (attempt == MAX_ATTEMPTS) {
                    throw new IllegalStateException("no free port between " + FIRST + " and " + BEHIND_LAST);
                }
                tryToListen(ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST))
                        .ifPresent(sockets::add);
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            sockets.forEach(FreePorts::close);
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
