package dev.backsource.config.audit;

import java.time.Instant;

/** An entry, and the key under which it is counted. */
record KeyedAuditEntry(AuditEntryKey count, AuditEntry entry) {
    /** The operation of the entry that reports the number of dropped entries. */
    static final String DROPPED = "dropEntries";

    private static final int UNAVAILABLE = 503;

    static KeyedAuditEntry ofDropped(long dropped, Instant now) {
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
        return new KeyedAuditEntry(AuditEntryKey.of(entry), entry);
    }

    boolean isOfDropped() {
        return entry.operation().equals(DROPPED);
    }
}
