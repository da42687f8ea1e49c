package dev.backsource.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldTakeTheValueOfTheLine() throws IOException {
        // Given
        var file = write("Authorization: Bearer bsk_ID_SECRET-1\n");

        // Then
        assertThat(file.holdsKey()).isTrue();
        assertThat(file.authorization()).isEqualTo("Bearer bsk_ID_SECRET-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization: Bearer 0123456789abcdef",
                "bsk_ID_SECRET",
                "Authorization: Bearer bsk_ID_SECRET\nX-Operator: me",
                "Authorization: Bearer bsk_\u00e4",
            })
    void shouldRefuseAnythingElse(String text) throws IOException {
        // Given
        var file = write(text);

        // Then
        assertThat(file.holdsKey()).isFalse();
        assertThatThrownBy(file::authorization)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.path().toString());
    }

    @Test
    void shouldNameAFileThatIsMissing() {
        // Given
        var file = new HeaderFile(folder.resolve("nothing"));

        // Then
        assertThat(file.holdsKey()).isFalse();
        assertThatThrownBy(file::authorization)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't be read from " + file.path());
    }

    private HeaderFile write(String text) throws IOException {
        return new HeaderFile(Files.writeString(folder.resolve("admin.header"), text));
    }
}
