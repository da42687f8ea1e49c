package dev.backsource.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.stream.Collectors;

/** A check, before anything starts, for ports of the stack that are in use already. */
final class PortCheck {
    private static final int CONNECT_TIMEOUT_MS = 500;

    private PortCheck() {}

    /**
     * Checks all ports and reports all that are in use at once.
     *
     * @param uses by port, its use
     * @throws StackException naming every port that is in use and the component that needs it
     */
    static void requireFree(Map<Integer, String> uses) {
        var inUse =
                uses.entrySet().stream().filter(use -> !isFree(use.getKey())).toList();
        if (!inUse.isEmpty()) {
            throw new StackException(inUse.stream()
                    .map(use -> "port " + use.getKey() + " in use; needed by " + use.getValue())
                    .collect(Collectors.joining(
                            "\n",
                            "",
                            "\nFree "
                                    + (inUse.size() == 1 ? "the port" : "the ports")
                                    + " and try again. Another Backsource, or its containers, may be running.")));
        }
    }

    private static boolean isFree(int port) {
        return !answers(port) && canListen(port);
    }

    /** Some systems let two listen on one port when one of them listens on all interfaces. */
    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canListen(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
