package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import dev.backsource.policy.Sha256;
import dev.backsource.policy.domain.Part;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
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
    /** Raised with every change of the body's layout, except for one of the parts of a domain. */
    private static final int LAYOUT = 4;
    /** Other versions are not read: Kafka has all of the data. */
    static final int VERSION = version(Profile.KEPT);

    private static final long MARK = 0x42_4b_53_52_54_42_4c_0aL; // "BKSRTBL\n"
    private static final int CHECKED_BYTES = 20;

    /**
     * The version of a body with these parts of a domain: a digest of the layout and of the parts' names and types, in their order. So no other set of
     * parts has it, as a sum would that stays the same when one part goes and another comes.
     */
    static int version(List<Part<?>> parts) {
        var form = parts.stream()
                .map(part -> part.name() + " " + part.type().getTypeName())
                .collect(Collectors.joining("\n", LAYOUT + "\n", ""));
        return ByteBuffer.wrap(Sha256.of(form)).getInt();
    }

    /** The version in eight hexadecimal digits, as messages have it. */
    static String text(int version) {
        return HexFormat.of().toHexDigits(version);
    }

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
                    Reason.OTHER_VERSION, "version " + text(version) + "; this edge reads version " + text(VERSION));
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
