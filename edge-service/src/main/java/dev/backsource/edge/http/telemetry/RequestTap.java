package dev.backsource.edge.http.telemetry;

/** The receiver of the records of single domains' responses. Thread-safe. */
@FunctionalInterface
public interface RequestTap {
    /** Adds a record of {@code domain}, wildcards as {@code *.example.com}, without waiting. */
    void add(String domain, AccessLogRecord entry);
}
