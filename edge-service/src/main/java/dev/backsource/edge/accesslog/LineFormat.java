package dev.backsource.edge.accesslog;

import dev.backsource.edge.http.telemetry.AccessLogRecord;

/** Formats a record as a line. Nothing that a client sends can leave its field or its line. */
interface LineFormat {
    /** Appends one line, including the line end, to {@code to}. */
    void append(AccessLogRecord entry, StringBuilder to);
}
