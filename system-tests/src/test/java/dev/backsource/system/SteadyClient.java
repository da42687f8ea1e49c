package dev.backsource.system;

import dev.backsource.testing.waiting.Waiting;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A client that asks again and again over one HTTP/1.1 connection, and over a new one when it is told that this one ends;
 * until it is refused one. It never asks a second time for what it didn't get, so that nothing is glossed over.
 */
final class SteadyClient {
    private static final int TIMEOUT_MS = (int) Waiting.DEADLINE.toMillis();
    private static final Pattern LENGTH = Pattern.compile("\ncontent-length: *(\\d+)");

    private final int port;
    private final String request;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::askUntilRefused, "steady-client");
    private volatile int answers;

    private SteadyClient(int port, String request) {
        this.port = port;
        this.request = request;
    }

    static SteadyClient start(int port, String host, String path) {
        var client = new SteadyClient(port, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        client.thread.setDaemon(true);
        client.thread.start();
        return client;
    }

    int answers() {
        return answers;
    }

    /** What came instead of whole answers with status 200. */
    List<String> failures() {
        return failures;
    }

    /** Returns when it was refused a connection, or got no answer. */
    void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askUntilRefused() {
        try {
            while (true) {
                askUntilLast();
            }
        } catch (ConnectException e) {
            // The edge takes no clients any more, and said so.
            return;
        } catch (IOException e) {
            failures.add("after " + answers + " answers: " + e);
        }
    }

    private void askUntilLast() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            var in = new BufferedInputStream(socket.getInputStream());
            var last = false;
            while (!last) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                last = readAnswer(in);
            }
        }
    }

    /** Whether it is the last one of the connection. */
    private boolean readAnswer(InputStream in) throws IOException {
        var head = readHead(in);
        if (!head.startsWith("http/1.1 200 ")) {
            failures.add(head);
        }
        var length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new IOException("no length in " + head);
        }
        if (in.readNBytes(Integer.parseInt(length.group(1))).length < Integer.parseInt(length.group(1))) {
            throw new EOFException("within a body");
        }
        answers++;
        return head.contains("\nconnection: close");
    }

    private static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException("instead of an answer's end: " + head);
            }
            head.append((char) next);
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }
}
