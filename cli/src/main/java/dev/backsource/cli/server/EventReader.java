package dev.backsource.cli.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events (WHATWG HTML, §9.2). An event is bounded; what is only a sign of life is skipped. */
public final class EventReader {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final InputStream stream;

    public EventReader(InputStream stream) {
        this.stream = new BufferedInputStream(stream);
    }

    /** The next event that has data; null at the stream's end. */
    public @Nullable Event next() throws IOException {
        String id = null;
        StringBuilder data = null;
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (data != null) {
                    return new Event(id, data.toString());
                }
                id = null;
            } else if (line.startsWith("data:")) {
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value(line, 5));
                if (data.length() > MOST_BYTES) {
                    throw new IOException("an event is too long");
                }
            } else if (line.startsWith("id:")) {
                id = value(line, 3);
            }
        }
        return null;
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }

    /** Without its end, LF or CRLF; null at the stream's end. */
    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var each = stream.read(); each >= 0; each = stream.read()) {
            if (each == '\n') {
                var text = line.toString(StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() >= MOST_BYTES) {
                throw new IOException("a line of the stream is too long");
            }
            line.write(each);
        }
        return null;
    }
}
