package dev.backsource.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files written by edges of each version of the format, each with {@link SampleSnapshot}. A change of the format fails here; it takes a new version
 * and a new file, and the previous one joins the refused ones.
 */
class GoldenSnapshotTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadWhatAnEdgeOfThisVersionHasWritten() throws IOException {
        // Given
        var file = golden(SnapshotHead.VERSION);

        // When
        var read = file.read(new RoutingTable()).orElseThrow();

        // Then
        assertThat(read.servers()).isEqualTo(SampleSnapshot.SERVERS);
        assertThat(read.origin()).isEqualTo(SampleSnapshot.ORIGIN);
        assertThat(read.rejections()).isEqualTo(SampleSnapshot.REJECTIONS);
        assertThat(describe(read.routes()))
                .isEqualTo(describe(SampleSnapshot.table().served()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void shouldRefuseWhatAnEdgeOfAnEarlierVersionHasWritten(int version) throws IOException {
        // Given
        var file = golden(version);

        // When, Then
        assertThatThrownBy(() -> file.read(new RoutingTable()))
                .isInstanceOfSatisfying(
                        RefusedSnapshotException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_VERSION));
    }

    private SnapshotFile golden(int version) throws IOException {
        var file = new SnapshotFile(folder, "golden");
        try (var bytes =
                Objects.requireNonNull(getClass().getResourceAsStream("/snapshots/version-" + version + ".routes"))) {
            Files.copy(bytes, file.path());
        }
        return file;
    }

    /** Without the sample's certificate, which differs each time. */
    private static Map<String, String> describe(Routes routes) {
        return SampleSnapshot.describe(routes).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        domain -> domain.getValue().replaceAll("(?s)-----BEGIN.*-----END", "certificate")));
    }
}
