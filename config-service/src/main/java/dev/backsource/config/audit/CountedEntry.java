package dev.backsource.config.audit;

import java.time.Instant;

/** An entry, and what it counts as. */
record CountedEntry(AuditCount count, AuditEntry entry) {
    /** What an entry is called that says how many there are not. */
    static final String DROPPED = "dropEntries";

    private static final int UNAVAILABLE = 503;

    static CountedEntry ofDropped(long dropped, Instant now) {
        var entry = new AuditEntry(
                "",
                now,
                now,
                dropped,
                new AuditedCaller("service", "config-service", "config-service"),
                "",
                DROPPED,
                "",
                null,
                null,
                UNAVAILABLE,
                "urn:backsource:problem:database-unavailable",
                null,
                null,
                "",
                "");
        return new CountedEntry(AuditCount.of(entry), entry);
    }

    boolean isOfDropped() {
        return entry.operation().equals(DROPPED);
    }
}
