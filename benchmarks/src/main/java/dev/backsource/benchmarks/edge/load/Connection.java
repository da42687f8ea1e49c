package dev.backsource.benchmarks.edge.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A kept-alive HTTP/1.1 connection to a port of this machine, for one thread. */
public final class Connection implements AutoCloseable {
    /** Longer than any first byte may take. */
    private static final int READ_TIMEOUT_MS = 60_000;

    private final Socket socket;
    private final AnswerReader answers;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        answers = new AnswerReader(new BufferedInputStream(socket.getInputStream()));
    }

    /** Connects to {@code port}. */
    public static Connection to(int port) {
        try {
            return new Connection(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a GET and waits for the whole response. */
    public Answer get(String path) {
        send("GET", path, "\r\n");
        return answer();
    }

    /**
     * Sends a request and doesn't wait.
     *
     * @param rest further header lines, the empty line and the body
     */
    public void send(String method, String path, String rest) {
        var request = method + " " + path + " HTTP/1.1\r\nHost: " + WrkScript.HOST + "\r\n" + rest;
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the whole answer to the oldest request that has none. */
    public Answer answer() {
        try {
            return answers.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
