package dev.backsource.cli.server;

import dev.backsource.cli.message.Messages;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a stream in UTF-8, of up to 4 MiB each. */
public final class BoundedLines {
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final InputStream stream;

    public BoundedLines(InputStream stream) {
        this.stream = new BufferedInputStream(stream);
    }

    /**
     * The next, without its end, LF or CRLF; null at the stream's end. Text at the end without a line break is no line.
     */
    public @Nullable String next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var each = stream.read(); each >= 0; each = stream.read()) {
            if (each == '\n') {
                var text = line.toString(StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() >= MOST_BYTES) {
                throw new IOException(Messages.lineTooLong());
            }
            line.write(each);
        }
        return null;
    }
}
