package dev.backsource.edge.accesslog;

import dev.backsource.edge.http.account.AccessEntry;

/** Writes an answer as a line. Whatever a client sends, it stays in its place of its line. */
interface LineFormat {
    /** Appends one line with its end to {@code to}. */
    void append(AccessEntry entry, StringBuilder to);
}
