package dev.backsource.edge.accesslog;

import dev.backsource.edge.http.telemetry.AccessLogRecord;

/** Writes an answer as a line. Whatever a client sends, it stays in its place of its line. */
interface LineFormat {
    /** Appends one line with its end to {@code to}. */
    void append(AccessLogRecord entry, StringBuilder to);
}
