package dev.backsource.edge.accesslog;

import dev.backsource.edge.http.telemetry.AccessLogRecord;

/** The format of a record as a line. No value from a client can break out of its field or its line. */
interface LineFormat {
    /** Appends one line, including the line end, to {@code to}. */
    void append(AccessLogRecord entry, StringBuilder to);
}
