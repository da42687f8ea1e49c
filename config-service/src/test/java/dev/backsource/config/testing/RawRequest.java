package dev.backsource.config.testing;

import dev.backsource.testing.access.TestAdministrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request written byte by byte over a connection of its own, whose answer is read only when asked for. */
public final class RawRequest implements AutoCloseable {
    private final Socket socket;
    private final URI base;
    private final String firstLine;

    /** Sends JSON; {@code headers} are whole lines, written as UTF-8. */
    public RawRequest(URI base, String method, String path, String json, String... headers) {
        this(base, withBody(base, method, path, json, headers).getBytes(StandardCharsets.UTF_8));
    }

    private RawRequest(URI base, byte[] bytes) {
        this.base = base;
        firstLine = new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
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
        var head = String.join("\r\n", lines) + "\r\nAuthorization: " + TestAdministrator.AUTHORIZATION
                + "\r\nConnection: close\r\n\r\n";
        return new RawRequest(base, head.getBytes(StandardCharsets.UTF_8));
    }

    private static String withBody(URI base, String method, String path, String json, String... headers) {
        var length = json.getBytes(StandardCharsets.UTF_8).length;
        return method + " " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + (String.join("\r\n", headers).contains("Authorization: ")
                        ? ""
                        : "\r\nAuthorization: " + TestAdministrator.AUTHORIZATION)
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n") + json;
    }

    /** The whole answer as it came, once it is as described; waits until the server has closed the connection. */
    public String answer() {
        try {
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            check(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String answer) {
        var request = firstLine.split(" ", -1);
        var end = answer.indexOf("\r\n\r\n");
        if (request.length != 3 || end < 0) {
            return;
        }
        var head = answer.substring(0, end).lines().toList();
        Interface.of(base)
                .check(
                        request[0],
                        request[1],
                        Integer.parseInt(head.get(0).substring(9, 12)),
                        name -> head.stream()
                                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                                .map(line -> line.substring(name.length() + 1).strip())
                                .findFirst()
                                .orElse(null),
                        answer.substring(end + 4));
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
