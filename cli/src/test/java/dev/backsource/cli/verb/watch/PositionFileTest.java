package dev.backsource.cli.verb.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepTheLastPosition() throws IOException {
        // Given
        var file = new PositionFile(folder.resolve("position"));

        // When
        assertThat(file.read()).isNull();
        file.write("9a3e41d7.0.0");
        file.write("9a3e41d7.0.1");

        // Then
        assertThat(file.read()).isEqualTo("9a3e41d7.0.1");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\nX-Other: b", "\u001b"})
    void shouldRefuseWhatIsNoPosition(String text) throws IOException {
        var file = Files.writeString(folder.resolve("position"), text);

        assertThatThrownBy(() -> new PositionFile(file).read()).hasMessageContaining("no stream position in ");
    }

    @Test
    void shouldSayThatTheFolderIsNotThere() {
        assertThatThrownBy(() -> new PositionFile(folder.resolve("none/position")).write("a"))
                .hasMessageContaining("--position: ")
                .hasMessageContaining("cannot write");
    }
}
