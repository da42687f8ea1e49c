package dev.backsource.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class DatabaseBinariesTest {
    @TempDir
    Path folder;

    private static byte[] archive(String name, String program) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(program.length());
            tar.putArchiveEntry(entry);
            tar.write(program.getBytes(StandardCharsets.US_ASCII));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void shouldKeepTheProgramsOfTheProcessThatWasFirst() throws IOException {
        // Given
        var home = folder.resolve("programs");
        DatabaseBinaries.unpackBeside(archive("bin/postgres", "first"), home);

        // When
        DatabaseBinaries.unpackBeside(archive("bin/postgres", "second"), home);

        // Then
        assertThat(home.resolve("bin/postgres")).hasContent("first").isExecutable();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(home);
        }
    }

    @Test
    void shouldFailWhereAnotherFolderIsInTheWay() throws IOException {
        // Given
        var home = folder.resolve("programs");
        Files.createDirectories(home.resolve("incomplete"));

        // When, Then
        assertThatThrownBy(() -> DatabaseBinaries.unpackBeside(archive("bin/postgres", "first"), home))
                .isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(home);
        }
    }

    @Test
    void shouldWriteNothingOutsideOfTheFolder() throws IOException {
        // Given
        var outside = archive("../outside", "text");

        // When, Then
        assertThatThrownBy(() -> DatabaseBinaries.unpackBeside(outside, folder.resolve("programs")))
                .hasMessageContaining("../outside");
        assertThat(folder).isEmptyDirectory();
    }
}
