package dev.backsource.edge.testing;

import dev.backsource.testing.http.RawClient;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A client's view of a response, as a line of text: the statuses of interim responses, the status, and the body or, for a response of the edge's own,
 * the error of Proxy-Status; {@code cut} for an incomplete one. Silence has no line: it is thrown.
 */
public final class Outcome {
    private static final Pattern ERROR = Pattern.compile("; error=([a-z_]+)");

    private Outcome() {}

    /** Reads the answer to a request of HTTP/1.1 that was sent; {@code toHead} when it was a HEAD. */
    public static String read(RawClient client, boolean toHead) {
        var text = new StringBuilder();
        try {
            read(client, toHead, text);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw new AssertionError("silence, after " + text, e);
            }
            return "cut";
        } catch (IllegalStateException e) {
            return "cut";
        }
        return text.toString().trim();
    }

    /** The line of a complete response. */
    public static String of(int status, String proxyStatus, String body) {
        var error = ERROR.matcher(proxyStatus);
        return (status + " " + (error.find() ? error.group(1) : body)).trim();
    }

    private static void read(RawClient client, boolean toHead, StringBuilder text) {
        var line = client.line();
        while (line.matches("HTTP/1\\.1 1\\d\\d .*")) {
            text.append(line, 9, 12).append(' ');
            fields(client);
            line = client.line();
        }
        if (!line.startsWith("HTTP/1.1 ")) {
            throw new IllegalStateException("no answer: " + line);
        }
        var status = Integer.parseInt(line.substring(9, 12));
        var fields = fields(client);
        var body = toHead || status == 204 || status == 304 ? "" : body(client, fields);
        text.append(of(status, fields.getOrDefault("proxy-status", ""), body));
    }

    private static Map<String, String> fields(RawClient client) {
        var fields = new HashMap<String, String>();
        client.until("").lines().forEach(line -> {
            var colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        });
        return fields;
    }

    private static String body(RawClient client, Map<String, String> fields) {
        var length = fields.get("content-length");
        if (length != null) {
            return client.body(Integer.parseInt(length));
        }
        return fields.containsKey("transfer-encoding") ? chunks(client) : client.rest();
    }

    private static String chunks(RawClient client) {
        var body = new StringBuilder();
        for (var size = size(client); size > 0; size = size(client)) {
            body.append(client.body(size));
            client.line();
        }
        client.until("");
        return body.toString();
    }

    private static int size(RawClient client) {
        var line = client.line();
        if (line.equals("null")) {
            throw new IllegalStateException("the connection ended");
        }
        return Integer.parseInt(line, 16);
    }
}
