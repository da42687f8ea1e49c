package dev.backsource.edge.snapshot;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.edge.routing.RoutingTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Any body behind a matching head is read or refused, without any other consequence. */
class SnapshotFileFuzz {
    @FuzzTest
    void shouldReadOrRefuse(byte[] body) throws IOException {
        var folder = Files.createTempDirectory("snapshot-fuzz");
        var file = new SnapshotFile(folder, "edge");
        try {
            write(file.path(), body);
            file.read(new RoutingTable());
        } catch (RefusedSnapshotException e) {
            // Expected.
        } finally {
            Files.deleteIfExists(file.path());
            Files.deleteIfExists(folder);
        }
    }

    private static void write(Path file, byte[] body) {
        var checksum = new CRC32C();
        checksum.update(body);
        var head = SnapshotHead.of(checksum, body.length).toBytes();
        try {
            Files.write(
                    file,
                    ByteBuffer.allocate(SnapshotHead.BYTES + body.length)
                            .put(head)
                            .put(body)
                            .array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
