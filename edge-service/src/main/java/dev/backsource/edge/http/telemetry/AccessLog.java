package dev.backsource.edge.http.telemetry;

/** The access log. Thread-safe. */
public interface AccessLog {
    /** Writes nothing. */
    AccessLog OFF = new AccessLog() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public void add(AccessLogRecord entry) {}
    };

    /** Whether records are written at all; if not, none should be created. */
    boolean isOn();

    /** Adds a record without waiting; a record that doesn't fit is dropped and counted. */
    void add(AccessLogRecord entry);
}
