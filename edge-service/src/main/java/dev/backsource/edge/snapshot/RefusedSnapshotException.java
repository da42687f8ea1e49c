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
        /** It was written by an edge that writes them in another way. */
        OTHER_VERSION,
        /** It is shorter or longer than it says. */
        TORN,
        /** Its checksum is another. */
        CORRUPT,
        /** It is of another Kafka, or of a topic that isn't there any more. */
        OTHER_TOPIC
    }
}
