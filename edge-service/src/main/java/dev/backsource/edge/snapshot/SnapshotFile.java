package dev.backsource.edge.snapshot;

import static java.nio.file.StandardOpenOption.READ;

import dev.backsource.edge.KeptFile;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A snapshot file of an edge. No content is used before the checksum has been verified. */
final class SnapshotFile {
    private static final int CHUNK_BYTES = 1 << 18;

    private final KeptFile file;
    private final @Nullable SnapshotSeal seal;

    /** The current snapshot, without a seal. */
    SnapshotFile(Path folder, String edge) {
        this(folder, edge, null);
    }

    /** The current snapshot. */
    SnapshotFile(Path folder, String edge, @Nullable SnapshotSeal seal) {
        this(folder, edge, "routes", seal);
    }

    SnapshotFile(Path folder, String edge, String extension, @Nullable SnapshotSeal seal) {
        this.file = new KeptFile(folder, edge, extension);
        this.seal = seal;
    }

    Path path() {
        return file.path();
    }

    /** Gives {@code other} this content. */
    void copyTo(SnapshotFile other) throws IOException {
        file.copyTo(other.file);
    }

    /** Replaces {@code other} by this file. */
    void moveTo(SnapshotFile other) throws IOException {
        file.moveTo(other.file);
    }

    /**
     * Replaces the file.
     *
     * @throws IOException when it can't be written; the previous file stays
     */
    void write(Snapshot snapshot) throws IOException {
        file.replace(channel -> {
            channel.position(SnapshotHead.BYTES);
            var out = new SnapshotOutput(channel);
            new SnapshotWriter(out).write(snapshot);
            channel.write(out.finish().toBytes(), 0);
            if (seal != null) {
                seal.put(channel);
            }
        });
    }

    /**
     * Reads the file into routes for {@code table}; empty when there is none.
     *
     * @throws RefusedSnapshotException when the file is not exactly as an edge of this version writes it
     */
    Optional<Snapshot> read(RoutingTable table) {
        try (var channel = FileChannel.open(file.path(), READ)) {
            check(channel);
            channel.position(SnapshotHead.BYTES);
            return Optional.of(new SnapshotReader(new SnapshotInput(channel, channel.size()), table).read());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RefusedSnapshotException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new RefusedSnapshotException(Reason.UNREADABLE, "unreadable: " + e);
        }
    }

    private void check(FileChannel channel) throws IOException {
        var sealBytes = 0;
        if (seal != null) {
            seal.check(channel);
            sealBytes = SnapshotSeal.BYTES;
        }
        channel.position(0);
        var chunk = ByteBuffer.allocate((int) Math.max(SnapshotHead.BYTES, Math.min(CHUNK_BYTES, channel.size())));
        fill(channel, chunk.limit(SnapshotHead.BYTES));
        var head = SnapshotHead.read(chunk);
        var length = channel.size() - SnapshotHead.BYTES - sealBytes;
        if (head.length() != length) {
            throw new RefusedSnapshotException(Reason.TORN, "body of " + length + " bytes instead of " + head.length());
        }
        var checksum = new CRC32C();
        for (var left = length;
                left > 0 && fill(channel, chunk.clear().limit((int) Math.min(left, chunk.capacity()))); ) {
            left -= chunk.remaining();
            checksum.update(chunk);
        }
        if (!head.fits(checksum)) {
            throw new RefusedSnapshotException(Reason.CORRUPT, "wrong checksum");
        }
    }

    /**
     * Fills {@code chunk} as far as possible.
     *
     * @return whether anything was read
     */
    private static boolean fill(FileChannel channel, ByteBuffer chunk) throws IOException {
        while (chunk.hasRemaining() && channel.read(chunk) >= 0) {
            continue;
        }
        return chunk.flip().hasRemaining();
    }
}
