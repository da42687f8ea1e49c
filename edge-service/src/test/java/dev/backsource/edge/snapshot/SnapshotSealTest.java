package dev.backsource.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotSealTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatItSealedAndReplaceIt() throws IOException {
        // Given
        var file = sealedWith("a");
        var snapshot = SampleSnapshot.create();

        // When
        file.write(SampleSnapshot.create());
        file.write(snapshot);

        // Then
        assertThat(SampleSnapshot.describe(
                        file.read(new RoutingTable()).orElseThrow().routes()))
                .isEqualTo(SampleSnapshot.describe(snapshot.routes()));
    }

    @Test
    void shouldRefuseAWholeSnapshotThatIsNotSealed() throws IOException {
        // Given
        new SnapshotFile(folder, "edge-1").write(SampleSnapshot.create());

        // When, Then
        assertRefused(sealedWith("a"), Reason.NOT_SEALED);
    }

    @Test
    void shouldRefuseTheSealOfAnother() throws IOException {
        // Given
        sealedWith("b").write(SampleSnapshot.create());

        // When, Then
        assertRefused(sealedWith("a"), Reason.NOT_SEALED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 1})
    void shouldRefuseWhateverWasChanged(double place) throws IOException {
        // Given
        var file = sealedWith("a");
        file.write(SampleSnapshot.create());
        var bytes = Files.readAllBytes(file.path());
        bytes[(int) (place * (bytes.length - 1))] ^= 1;
        Files.write(file.path(), bytes);

        // When, Then
        assertRefused(file, Reason.NOT_SEALED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 56})
    void shouldRefuseWhatIsLeftOfAFile(int length) throws IOException {
        // Given
        var file = sealedWith("a");
        Files.write(file.path(), new byte[length]);

        // When, Then
        assertRefused(file, Reason.NOT_SEALED);
    }

    @Test
    void shouldRefuseASealedFileWhereNoKeyIsSet() throws IOException {
        // Given
        sealedWith("a").write(SampleSnapshot.create());

        // When, Then
        assertRefused(new SnapshotFile(folder, "edge-1"), Reason.TORN);
    }

    @Test
    void shouldTakeNoSecretThatIsTooShort() throws IOException {
        var file = Files.writeString(folder.resolve("short"), "secret");

        assertThatThrownBy(() -> SnapshotSeal.of(file))
                .hasMessageContaining("backsource.edge.snapshot.key-file")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("32");
    }

    private SnapshotFile sealedWith(String secret) throws IOException {
        var key = Files.writeString(folder.resolve("key-" + secret), secret.repeat(32));
        return new SnapshotFile(folder, "edge-1", SnapshotSeal.of(key));
    }

    private static void assertRefused(SnapshotFile file, Reason reason) {
        assertThatThrownBy(() -> file.read(new RoutingTable()))
                .isInstanceOfSatisfying(
                        RefusedSnapshotException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
