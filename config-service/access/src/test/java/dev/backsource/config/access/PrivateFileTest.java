package dev.backsource.config.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldBeReadableByItsOwnerOnlyAndLeaveNothingBeside() throws IOException {
        // When
        var file = folder.resolve("new/secret");
        PrivateFile.writeIfAbsent(file, "a");

        // Then
        assertThat(file).hasContent("a");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining(file::equals);
        try (var all = Files.list(file.getParent())) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void shouldKeepWhatIsThere() {
        // Given
        var file = folder.resolve("secret");
        PrivateFile.writeIfAbsent(file, "first");

        // When
        PrivateFile.writeIfAbsent(file, "second");

        // Then
        assertThat(file).hasContent("first");
    }

    @Test
    void shouldNotTouchTheFolderOfWhatIsThere() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("secret"), "first");
        var longAgo = Files.setLastModifiedTime(folder, FileTime.from(Instant.EPOCH));

        // When
        PrivateFile.writeIfAbsent(file, "second");

        // Then
        assertThat(Files.getLastModifiedTime(longAgo).toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(file).hasContent("first");
    }

    @Test
    void shouldSayWhichFileCannotBeWritten() throws IOException {
        // Given
        var noFolder = Files.writeString(folder.resolve("file"), "a");

        // Then
        assertThatThrownBy(() -> PrivateFile.writeIfAbsent(noFolder.resolve("secret"), "a"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(noFolder.resolve("secret").toString());
    }
}
