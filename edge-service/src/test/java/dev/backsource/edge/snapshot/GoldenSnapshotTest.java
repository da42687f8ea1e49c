package dev.backsource.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import dev.backsource.policy.domain.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files written by edges of each version of the format, each with {@link SampleSnapshot}. A change of the format fails here; it takes a new version
 * and a new file, and the previous one joins the refused ones.
 */
class GoldenSnapshotTest {
    private static final Path GOLDEN = Path.of("src/test/resources/snapshots");
    private static final String PRESENT = "version-" + SnapshotHead.text(SnapshotHead.VERSION) + ".routes";

    @TempDir
    Path folder;

    @Test
    void shouldReadWhatAnEdgeOfThisVersionHasWritten() throws IOException {
        // Given
        writeOne();
        assertThat(GOLDEN.resolve(PRESENT))
                .as("cp edge-service/target/%s edge-service/%s", PRESENT, GOLDEN)
                .exists();
        var file = golden(PRESENT);

        // When
        var read = file.read(new RoutingTable()).orElseThrow();

        // Then
        assertThat(read.servers()).isEqualTo(SampleSnapshot.SERVERS);
        assertThat(read.origin()).isEqualTo(SampleSnapshot.ORIGIN);
        assertThat(read.rejections()).isEqualTo(SampleSnapshot.REJECTIONS);
        assertThat(read.held().get()).isEqualTo(SampleSnapshot.HELD);
        assertThat(describe(read.routes()))
                .isEqualTo(describe(SampleSnapshot.table().served()));
    }

    static List<String> earlier() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(PRESENT))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void shouldRefuseWhatAnEdgeOfAnEarlierVersionHasWritten(String name) throws IOException {
        // Given
        var file = golden(name);

        // When, Then
        assertThatThrownBy(() -> file.read(new RoutingTable()))
                .isInstanceOfSatisfying(
                        RefusedSnapshotException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_VERSION));
    }

    @Test
    void shouldHaveAVersionOfItsOwnForEverySequenceOfParts() {
        // Given
        var first = Profile.KEPT.get(0);
        var second = Profile.KEPT.get(1);
        var third = Profile.KEPT.get(2);

        // When
        var versions = List.of(
                version(first),
                version(first, second),
                version(first, third),
                version(second, first),
                version(third, second));

        // Then
        assertThat(versions).doesNotHaveDuplicates();
    }

    private static int version(Part<?>... parts) {
        return SnapshotHead.version(List.of(parts));
    }

    /** A file of this version, to be kept with the others. */
    private static void writeOne() throws IOException {
        var written = new SnapshotFile(Path.of("target"), "golden");
        written.write(SampleSnapshot.create());
        Files.move(written.path(), Path.of("target", PRESENT), StandardCopyOption.REPLACE_EXISTING);
    }

    private SnapshotFile golden(String name) throws IOException {
        var file = new SnapshotFile(folder, "golden");
        Files.copy(GOLDEN.resolve(name), file.path());
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
