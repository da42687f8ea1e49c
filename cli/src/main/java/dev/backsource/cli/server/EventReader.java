package dev.backsource.cli.server;

import dev.backsource.cli.message.Messages;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A reader of a stream of server-sent events (WHATWG HTML, §9.2). An event is bounded; heartbeats are skipped. */
final class EventReader {
    private static final int MOST_ID = 4096;

    private final BoundedLines lines;
    private @Nullable String position;

    EventReader(InputStream stream) {
        this.lines = new BoundedLines(stream);
    }

    /** The next event that has data; null at the stream's end. */
    @Nullable
    Event next() throws IOException {
        String id = null;
        StringBuilder data = null;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) {
                position = id == null ? position : id;
                if (data != null) {
                    return new Event(id, data.toString());
                }
                id = null;
            } else if (line.startsWith("data:")) {
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value(line, 5));
                if (data.length() > BoundedLines.MOST_BYTES) {
                    throw new IOException(Messages.eventTooLong());
                }
            } else if (line.startsWith("id:")) {
                id = requireId(value(line, 3));
            }
        }
        return null;
    }

    /** The last id, also of an event without data: the stream can go on after it. Null before the first. */
    @Nullable
    String position() {
        return position;
    }

    /** Checks the id, which is sent back in a header. */
    private static String requireId(String id) throws IOException {
        if (id.isEmpty() || id.length() > MOST_ID || !id.chars().allMatch(each -> each > 0x20 && each < 0x7f)) {
            throw new IOException(Messages.invalidEventId());
        }
        return id;
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }
}
