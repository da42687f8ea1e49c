package dev.backsource.edge.snapshot;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotFileTest {
    private static final int VERSION_AT = 8;
    private static final int OTHER_VERSION = SnapshotHead.VERSION ^ 1;
    private static final int LENGTH_AT = 12;

    @TempDir
    Path folder;

    private SnapshotFile file;

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        file = new SnapshotFile(folder.resolve("new"), "edge-1");
    }

    @Test
    void shouldReadWhatItHasWritten() throws IOException {
        // Given
        var written = SampleSnapshot.create();

        // When
        file.write(written);
        var read = file.read(new RoutingTable()).orElseThrow();

        // Then
        assertThat(read.servers()).isEqualTo(SampleSnapshot.SERVERS);
        assertThat(read.origin()).isEqualTo(SampleSnapshot.ORIGIN);
        assertThat(read.rejections()).isEqualTo(SampleSnapshot.REJECTIONS);
        assertThat(SampleSnapshot.describe(read.routes()))
                .hasSize(8)
                .isEqualTo(SampleSnapshot.describe(written.routes()));
        assertThat(file.path().getParent()).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void shouldLetNobodyElseReadWhatItHasWritten() throws IOException {
        // When
        file.write(SampleSnapshot.create());

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldStayInItsFolderWhateverTheEdgeIsCalled() throws IOException {
        // Given
        var climbing = new SnapshotFile(folder.resolve("new"), "../../edge");

        // When
        climbing.write(SampleSnapshot.create());

        // Then
        assertThat(climbing.path().normalize().getParent()).isEqualTo(folder.resolve("new"));
        assertThat(climbing.path()).exists();
    }

    @Test
    void shouldReadManyDomainsThroughItsBuffersAndWriteSharedPartsOnce() throws IOException {
        // Given
        var table = new RoutingTable();
        var domains = 20_000;
        for (var i = 0; i < domains; i++) {
            table.apply(domain("shop-" + i + ".example.com", origin("10.0." + (i >> 8) + "." + (i & 255), 80)), i + 1);
        }

        // When
        file.write(new Snapshot(
                "kafka:9092", SampleSnapshot.ORIGIN, table.served(), SampleSnapshot.REJECTIONS, () -> null));
        var read = file.read(new RoutingTable()).orElseThrow();

        // Then
        assertThat(SampleSnapshot.describe(read.routes())).isEqualTo(SampleSnapshot.describe(table.served()));
        assertThat(Files.size(file.path())).isBetween(1L << 18, 50L * domains);
    }

    @Test
    void shouldHaveNothingToReadWhereNoFileIs() {
        assertThat(file.read(new RoutingTable())).isEmpty();
    }

    @Test
    void shouldKeepTheFileThatIsThereWhenTheNextCannotBeWritten() throws IOException {
        // Given
        file.write(SampleSnapshot.create());
        var before = Files.readAllBytes(file.path());
        Files.createDirectories(file.path().resolveSibling("edge-1.routes.unfinished/in-the-way"));

        // When, Then
        assertThatThrownBy(() -> file.write(SampleSnapshot.create())).isInstanceOf(IOException.class);
        assertThat(file.path()).hasBinaryContent(before);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of(Reason.TORN, "only 0 bytes", (Damage) whole -> new byte[0]),
                Arguments.of(Reason.TORN, "only 23 bytes", (Damage) whole -> Arrays.copyOf(whole, 23)),
                Arguments.of(Reason.TORN, "body of ", (Damage) whole -> Arrays.copyOf(whole, whole.length - 1)),
                Arguments.of(Reason.TORN, "body of ", (Damage) whole -> Arrays.copyOf(whole, whole.length + 1)),
                Arguments.of(Reason.TORN, "body of ", (Damage)
                        whole -> put(whole, LENGTH_AT + 7, whole[LENGTH_AT + 7] + 1)),
                Arguments.of(Reason.NO_SNAPSHOT, "not a snapshot", (Damage) whole -> new byte[100]),
                Arguments.of(
                        Reason.OTHER_VERSION,
                        "version " + SnapshotHead.text(OTHER_VERSION) + "; this edge reads version "
                                + SnapshotHead.text(SnapshotHead.VERSION),
                        (Damage) whole -> put(whole, VERSION_AT + 3, OTHER_VERSION)),
                Arguments.of(Reason.CORRUPT, "wrong checksum", (Damage)
                        whole -> put(whole, whole.length / 2, ~whole[whole.length / 2])),
                Arguments.of(Reason.CORRUPT, "wrong checksum", (Damage) SnapshotFileTest::zeroTail));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void shouldRefuseADamagedFileWithAReason(Reason reason, String text, Damage damage) throws IOException {
        // Given
        file.write(SampleSnapshot.create());

        // When
        Files.write(file.path(), damage.to(Files.readAllBytes(file.path())));

        // Then
        assertRefused(reason, text);
    }

    @Test
    void shouldRefuseWhatCannotBeRead() throws IOException {
        // Given
        Files.createDirectories(file.path());

        // When, Then
        assertRefused(Reason.UNREADABLE, "unreadable: ");
    }

    private void assertRefused(Reason reason, String text) {
        assertThatThrownBy(() -> file.read(new RoutingTable()))
                .isInstanceOfSatisfying(
                        RefusedSnapshotException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageStartingWith(text);
    }

    private static byte[] put(byte[] whole, int index, int value) {
        return ByteBuffer.wrap(whole.clone()).put(index, (byte) value).array();
    }

    /** As after a power failure, when the length reached the disk and the content did not. */
    private static byte[] zeroTail(byte[] whole) {
        return Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length);
    }

    private interface Damage {
        byte[] to(byte[] whole);
    }
}
