package dev.backsource.edge.http.telemetry;

/** The access log. Safe for use by all event loops. */
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

    /** Whether {@link #add} is worth the making of an entry. */
    boolean isOn();

    /** Never waits; an entry that finds no room is dropped and counted. */
    void add(AccessLogRecord entry);
}
