package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagementHeaderTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepTheKeyAsAHeaderThatOnlyTheOwnerReads() throws Exception {
        // Given
        var file = folder.resolve("management.header");

        // When
        var key = new ManagementHeader(file).key();

        // Then
        assertThat(Files.readString(file)).isEqualTo("Authorization: Bearer " + key + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new ManagementHeader(file).key()).isEqualTo(key).hasSize(48);
    }
}
