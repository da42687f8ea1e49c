package dev.backsource.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.RoutingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to a file: it is refused, or what it says is what was written. */
class SnapshotFileProperties {
    /** Into which a file is divided, to say where it is damaged. */
    private static final int PARTS = 1_000_000;

    private static Path folder = Path.of("");
    private static byte[] whole = {};
    private static Map<String, String> expected = Map.of();

    @BeforeContainer
    static void write() throws IOException {
        folder = Files.createTempDirectory("snapshot");
        var snapshot = SampleSnapshot.create();
        file().write(snapshot);
        whole = Files.readAllBytes(file().path());
        expected = SampleSnapshot.describe(snapshot.routes());
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.deleteIfExists(file().path());
        Files.delete(folder);
    }

    @Property(tries = 2000)
    void shouldRefuseFlippedBits(
            @ForAll @IntRange(max = PARTS - 1) int part, @ForAll @IntRange(min = 1, max = 255) int flips)
            throws IOException {
        var damaged = whole.clone();
        damaged[at(part)] ^= (byte) flips;

        assertThat(readOrRefuse(damaged)).isEmpty();
    }

    @Property(tries = 500)
    void shouldRefuseATruncatedFile(@ForAll @IntRange(max = PARTS - 1) int part) throws IOException {
        assertThat(readOrRefuse(Arrays.copyOf(whole, at(part)))).isEmpty();
    }

    @Property(tries = 1000)
    void shouldRefuseBytesWrittenOverOthersOrSayTheSame(
            @ForAll @IntRange(max = PARTS - 1) int part, @ForAll @Size(min = 1, max = 40) byte[] bytes)
            throws IOException {
        var damaged = whole.clone();
        var from = at(part);
        System.arraycopy(bytes, 0, damaged, from, Math.min(bytes.length, damaged.length - from));

        var read = readOrRefuse(damaged);

        assertThat(read).isIn(List.of(Map.of(), expected));
        assertThat(read.isEmpty()).isEqualTo(!Arrays.equals(damaged, whole));
    }

    private static Map<String, String> readOrRefuse(byte[] bytes) throws IOException {
        Files.write(file().path(), bytes);
        try {
            return SampleSnapshot.describe(
                    file().read(new RoutingTable()).orElseThrow().routes());
        } catch (RefusedSnapshotException e) {
            return Map.of();
        }
    }

    private static int at(int part) {
        return (int) ((long) part * whole.length / PARTS);
    }

    private static SnapshotFile file() {
        return new SnapshotFile(folder, "edge-1");
    }
}
