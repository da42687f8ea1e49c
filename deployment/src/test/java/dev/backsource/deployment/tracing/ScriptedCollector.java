package dev.backsource.deployment.tracing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector that answers each connection with one head, and leaves it open. */
final class ScriptedCollector implements AutoCloseable {
    private final ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile String field;

    /** @param field of the head */
    ScriptedCollector(String field) throws IOException {
        this.field = field;
        var thread = new Thread(this::run, "scripted-collector");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                var connection = port.accept();
                connections.add(connection);
                connection
                        .getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nConnection: close\r\n" + field + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    /** Answers later connections with that field. */
    void answer(String next) {
        field = next;
    }

    int accepted() {
        return connections.size();
    }

    String endpoint() {
        return "http://127.0.0.1:" + port.getLocalPort() + "/v1/traces";
    }

    @Override
    public void close() throws IOException {
        port.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
