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

    /** The reason for the refusal. */
    enum Reason {
        /** The file can't be read. */
        UNREADABLE,
        /** The file is not a snapshot. */
        NO_SNAPSHOT,
        /** The file was written in another version of the format. */
        OTHER_VERSION,
        /** The file is shorter or longer than its head says. */
        TORN,
        /** The file lacks this edge's seal. */
        NOT_SEALED,
        /** The file's checksum does not match. */
        CORRUPT,
        /** The snapshot comes from another Kafka, or from a topic that no longer exists. */
        OTHER_TOPIC
    }
}
