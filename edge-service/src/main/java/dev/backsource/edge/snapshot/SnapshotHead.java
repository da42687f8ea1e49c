package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The head of a snapshot file. It has a fixed size and is big-endian: a magic number of 8 bytes, the version of the
 * format (4), the length of the body (8) and a CRC32C of all other bytes of the file (4).
 *
 * @param version of the format
 * @param length of the body, in bytes
 * @param checksum of the body, and then of mark, version and length
 */
record SnapshotHead(int version, long length, int checksum) {
    static final int BYTES = 24;
    /** Raised with every change of the body's layout, except for a new part. */
    private static final int LAYOUT = 1;
    /** Rises with {@link #LAYOUT} and with every new part of a domain. Other versions are not read: Kafka has all of the data. */
    static final int VERSION = LAYOUT + Profile.KEPT.size();

    private static final long MARK = 0x42_4b_53_52_54_42_4c_0aL; // "BKSRTBL\n"
    private static final int CHECKED_BYTES = 20;

    /** The head of a body with this checksum and length. */
    static SnapshotHead of(CRC32C body, long length) {
        return new SnapshotHead(VERSION, length, complete(body, VERSION, length));
    }

    /**
     * Parses a head.
     *
     * @throws RefusedSnapshotException when the bytes are no head, or one of another version
     */
    static SnapshotHead read(ByteBuffer bytes) {
        if (bytes.remaining() < BYTES) {
            throw new RefusedSnapshotException(Reason.TORN, "only " + bytes.remaining() + " bytes");
        }
        if (bytes.getLong() != MARK) {
            throw new RefusedSnapshotException(Reason.NO_SNAPSHOT, "not a snapshot");
        }
        var version = bytes.getInt();
        if (version != VERSION) {
            throw new RefusedSnapshotException(
                    Reason.OTHER_VERSION, "version " + version + "; this edge reads version " + VERSION);
        }
        return new SnapshotHead(version, bytes.getLong(), bytes.getInt());
    }

    ByteBuffer toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(MARK)
                .putInt(version)
                .putLong(length)
                .putInt(checksum)
                .flip();
    }

    /** Whether the checksum of {@code body} matches this head. */
    boolean fits(CRC32C body) {
        return checksum == complete(body, version, length);
    }

    private static int complete(CRC32C body, int version, long length) {
        body.update(ByteBuffer.allocate(CHECKED_BYTES)
                .putLong(MARK)
                .putInt(version)
                .putLong(length)
                .flip());
        return (int) body.getValue();
    }
}
