package dev.backsource.edge.snapshot;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The snapshot file of an edge. It is written under another name, forced to the disk and renamed, so that there is a
 * complete file at all times, be it the previous one. Nothing is used before the checksum has been verified.
 */
final class SnapshotFile {
    private static final int CHUNK_BYTES = 1 << 18;

    private final Path file;
    private final Path unfinished;

    SnapshotFile(Path folder, String edge) {
        // An id may contain slashes; encoded, it always names a file in the folder.
        var name = URLEncoder.encode(edge, StandardCharsets.UTF_8);
        this.file = folder.resolve(name + ".routes");
        this.unfinished = folder.resolve(name + ".routes.unfinished");
    }

    /** The file by these settings; empty when they ask for none. */
    static Optional<SnapshotFile> of(EdgeSettings settings) {
        return settings.snapshot().directory().map(folder -> new SnapshotFile(folder, settings.id()));
    }

    Path path() {
        return file;
    }

    /**
     * Replaces the file.
     *
     * @throws IOException when it can't be written; the previous file stays
     */
    void write(Snapshot snapshot) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.deleteIfExists(unfinished);
            try (var channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), ownersOnly(folder))) {
                channel.position(SnapshotHead.BYTES);
                var out = new SnapshotOutput(channel);
                new SnapshotWriter(out).write(snapshot);
                channel.write(out.finish().toBytes(), 0);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        try (var entry = FileChannel.open(folder, READ)) {
            entry.force(true);
        }
    }

    /**
     * Reads the file into routes for {@code table}; empty when there is none.
     *
     * @throws RefusedSnapshotException when it is not exactly what an edge of this version writes
     */
    Optional<Snapshot> read(RoutingTable table) {
        try (var channel = FileChannel.open(file, READ)) {
            check(channel);
            channel.position(SnapshotHead.BYTES);
            return Optional.of(new SnapshotReader(new SnapshotInput(channel), table).read());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RefusedSnapshotException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new RefusedSnapshotException(Reason.UNREADABLE, "it can't be read: " + e);
        }
    }

    /**
     * Only the owner may read the file, since it contains the routes of all tenants. On file systems without such
     * permissions, those of the folder apply.
     */
    private static FileAttribute<?>[] ownersOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void check(FileChannel channel) throws IOException {
        var chunk = ByteBuffer.allocate(CHUNK_BYTES);
        fill(channel, chunk.limit(SnapshotHead.BYTES));
        var head = SnapshotHead.read(chunk);
        var length = channel.size() - SnapshotHead.BYTES;
        if (head.length() != length) {
            throw new RefusedSnapshotException(
                    Reason.TORN, "its body has " + length + " bytes, it says " + head.length());
        }
        var checksum = new CRC32C();
        while (fill(channel, chunk.clear())) {
            checksum.update(chunk);
        }
        if (!head.fits(checksum)) {
            throw new RefusedSnapshotException(Reason.CORRUPT, "its checksum is wrong");
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
