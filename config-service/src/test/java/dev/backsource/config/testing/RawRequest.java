package dev.backsource.config.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request written byte by byte over a connection of its own, whose answer is read only when asked for. */
public final class RawRequest implements AutoCloseable {
    private final Socket socket;

    /** Sends JSON; {@code headers} are whole lines, written as UTF-8. */
    public RawRequest(URI base, String method, String path, String json, String... headers) {
        this(base, withBody(base, method, path, json, headers).getBytes(StandardCharsets.UTF_8));
    }

    private RawRequest(URI base, byte[] bytes) {
        try {
            socket = new Socket(base.getHost(), base.getPort());
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends {@code bytes} as they are. */
    public static RawRequest of(URI base, byte[] bytes) {
        return new RawRequest(base, bytes);
    }

    /** Sends a head without a body: the lines given, and what has the connection closed behind the answer. */
    public static RawRequest head(URI base, String... lines) {
        var head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
        return new RawRequest(base, head.getBytes(StandardCharsets.UTF_8));
    }

    private static String withBody(URI base, String method, String path, String json, String... headers) {
        var length = json.getBytes(StandardCharsets.UTF_8).length;
        return method + " " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n") + json;
    }

    /** The whole answer as it came; waits until the server has closed the connection. */
    public String answer() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs up, whether there was an answer or not. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
