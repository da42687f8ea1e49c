package dev.backsource.edge.snapshot;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.backsource.deployment.TrustedKeySettings;
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
import org.jspecify.annotations.Nullable;

/**
 * The snapshot file of an edge. It is written under another name, forced to the disk and renamed, so that there is a
 * complete file at all times, be it the previous one. No content is used before the checksum has been verified.
 */
final class SnapshotFile {
    private static final int CHUNK_BYTES = 1 << 18;

    private final Path file;
    private final Path unfinished;
    private final @Nullable SnapshotSeal seal;

    /** A file without a seal. */
    SnapshotFile(Path folder, String edge) {
        this(folder, edge, null);
    }

    SnapshotFile(Path folder, String edge, @Nullable SnapshotSeal seal) {
        // An id may contain slashes; encoded, it always names a file in the folder.
        var name = URLEncoder.encode(edge, StandardCharsets.UTF_8);
        this.file = folder.resolve(name + ".routes");
        this.unfinished = folder.resolve(name + ".routes.unfinished");
        this.seal = seal;
    }

    /**
     * The file by these settings; empty when they have none.
     *
     * @throws IllegalStateException when events must be signed but snapshots would have no seal
     */
    static Optional<SnapshotFile> of(EdgeSettings settings, TrustedKeySettings trusted) {
        var snapshot = settings.snapshot();
        if (trusted.trustedKeys().isPresent()
                && snapshot.directory().isPresent()
                && snapshot.keyFile().isEmpty()) {
            throw new IllegalStateException(
                    "backsource.signing.trusted-keys and backsource.edge.snapshot.directory are set:"
                            + " set backsource.edge.snapshot.key-file too, or unset the directory");
        }
        var seal = snapshot.keyFile().map(SnapshotSeal::of).orElse(null);
        return snapshot.directory().map(folder -> new SnapshotFile(folder, settings.id(), seal));
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
            try (var channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, READ, WRITE), ownersOnly(folder))) {
                channel.position(SnapshotHead.BYTES);
                var out = new SnapshotOutput(channel);
                new SnapshotWriter(out).write(snapshot);
                channel.write(out.finish().toBytes(), 0);
                if (seal != null) {
                    seal.put(channel);
                }
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
     * @throws RefusedSnapshotException when the file is not exactly as an edge of this version writes it
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
            throw new RefusedSnapshotException(Reason.UNREADABLE, "unreadable: " + e);
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

    private void check(FileChannel channel) throws IOException {
        var sealBytes = 0;
        if (seal != null) {
            seal.check(channel);
            sealBytes = SnapshotSeal.BYTES;
        }
        channel.position(0);
        var chunk = ByteBuffer.allocate(CHUNK_BYTES);
        fill(channel, chunk.limit(SnapshotHead.BYTES));
        var head = SnapshotHead.read(chunk);
        var length = channel.size() - SnapshotHead.BYTES - sealBytes;
        if (head.length() != length) {
            throw new RefusedSnapshotException(Reason.TORN, "body of " + length + " bytes instead of " + head.length());
        }
        var checksum = new CRC32C();
        for (var left = length; left > 0 && fill(channel, chunk.clear().limit((int) Math.min(left, CHUNK_BYTES))); ) {
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
