package dev.backsource.benchmarks.delivery.commit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Asks an edge over one kept-alive connection until its answer comes from the wanted origin. */
final class EdgeWatch implements AutoCloseable {
    private static final long GAP_NANOS = 200_000;
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final InputStream in;

    EdgeWatch(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the moment at which an answer of the origin at {@code originPort} was there, the first time. */
    Instant awaitOrigin(int originPort) {
        var wanted = Integer.toString(originPort);
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!ask().equals(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the edge did not take the new route");
            }
            LockSupport.parkNanos(GAP_NANOS);
        }
        return Instant.now();
    }

    private String ask() {
        try {
            socket.getOutputStream().write(REQUEST);
            var length = 0;
            for (var line = readLine(); !line.isEmpty(); line = readLine()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring("content-length:".length()).strip());
                }
            }
            return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the edge closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
