package dev.backsource.benchmarks.edge.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads responses with a {@code Content-Length}, or with a status that has no body, one after another. */
final class AnswerReader {
    private static final int NOT_MODIFIED = 304;

    private final InputStream in;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next response.
     *
     * @throws IOException when the connection ends within it, or when it has no length
     */
    Answer next() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var headers = headers();
        var body = in.readNBytes(length(status, headers));
        if (body.length < length(status, headers)) {
            throw new EOFException("the body ends after " + body.length + " bytes");
        }
        return new Answer(status, headers, body);
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static int length(int status, Map<String, String> headers) throws IOException {
        if (status == NOT_MODIFIED) {
            return 0;
        }
        var length = headers.get("content-length");
        if (length == null) {
            throw new IOException("status " + status + " without Content-Length");
        }
        return Integer.parseInt(length);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
