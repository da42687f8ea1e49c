package dev.backsource.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A damaged file is refused, or its contents equal the written ones. */
class SnapshotFileProperties {
    private static Path folder = Path.of("");
    private static byte[] whole = {};
    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void write() throws IOException {
        folder = Files.createTempDirectory("snapshot");
        var snapshot = SampleSnapshot.create();
        file().write(snapshot);
        whole = Files.readAllBytes(file().path());
        expected = SampleSnapshot.describe(snapshot.routes());
    }

    @AfterAll
    static void delete() throws IOException {
        Files.deleteIfExists(file().path());
        Files.delete(folder);
    }

    @Samples(2000)
    void shouldRefuseFlippedBits(Sample sample) throws IOException {
        var damaged = whole.clone();
        damaged[anywhere(sample)] ^= (byte) sample.between(1, 255);

        assertThat(readOrRefuse(damaged)).isEmpty();
    }

    @Samples(500)
    void shouldRefuseATruncatedFile(Sample sample) throws IOException {
        assertThat(readOrRefuse(Arrays.copyOf(whole, anywhere(sample)))).isEmpty();
    }

    @Samples(1000)
    void shouldRefuseBytesWrittenOverOthersOrSayTheSame(Sample sample) throws IOException {
        var damaged = whole.clone();
        var from = anywhere(sample);
        var bytes = sample.bytes(1, 40);
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

    private static int anywhere(Sample sample) {
        return sample.between(0, whole.length - 1);
    }

    private static SnapshotFile file() {
        return new SnapshotFile(folder, "edge-1");
    }
}
