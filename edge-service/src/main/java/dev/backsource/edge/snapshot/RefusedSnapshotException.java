package dev.backsource.edge.snapshot;

/** A snapshot that must not be served. */
final class RefusedSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RefusedSnapshotException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why it is refused. */
    enum Reason {
        /** The file can't be read. */
        UNREADABLE,
        /** It is no snapshot at all. */
        NO_SNAPSHOT,
        /** It was written in another version of the format. */
        OTHER_VERSION,
        /** It is shorter or longer than its head says. */
        TORN,
        /** This edge hasn't sealed it. */
        NOT_SEALED,
        /** Its checksum does not match. */
        CORRUPT,
        /** It comes from another Kafka, or from a topic that no longer exists. */
        OTHER_TOPIC
    }
}
