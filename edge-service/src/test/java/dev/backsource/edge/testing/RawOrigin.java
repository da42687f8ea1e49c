package dev.backsource.edge.testing;

import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An origin that responds to every connection's first request with given bytes, and ends the connection. Records the heads of the requests. */
public final class RawOrigin implements AutoCloseable {
    private final ServerSocket server;
    private final byte[] answer;
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

    private RawOrigin(ServerSocket server, byte[] answer) {
        this.server = server;
        this.answer = answer;
    }

    public static RawOrigin start(String answer) {
        try {
            var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var origin = new RawOrigin(server, answer.getBytes(StandardCharsets.ISO_8859_1));
            var thread = new Thread(origin::run, "raw-origin");
            thread.setDaemon(true);
            thread.start();
            return origin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The next request's head, byte by byte, as it came. Waits for it until the deadline of all tests. */
    public String head() throws InterruptedException {
        var head = heads.poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (head == null) {
            throw new AssertionError("no request");
        }
        return head;
    }

    private void run() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                var in = socket.getInputStream();
                var head = new StringBuilder();
                for (var last = 0; last != 0x0d0a0d0a; ) {
                    var read = in.read();
                    if (read < 0) {
                        break;
                    }
                    head.append((char) read);
                    last = last << 8 | read;
                }
                heads.add(head.toString());
                socket.getOutputStream().write(answer);
            } catch (IOException e) {
                // Closed, or ended by the edge.
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
