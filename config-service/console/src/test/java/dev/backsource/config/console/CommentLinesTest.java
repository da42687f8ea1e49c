package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommentLinesTest {
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "console");

    @Test
    void shouldEmptyLinesOfCommentsAndKeepAllOthersInTheirPlaces() {
        // Given
        var script = """
                // A module.
                const way = 'https://example.com'; // stays
                  /** One line. */
                /**
                 * Several lines, with a * and a / in them.
                 */
                /* before */ const code = /\\/\\*/;
                const text = `a // b`;
                """;

        // When, then
        assertThat(CommentLines.emptied(script)).isEqualTo("""

                const way = 'https://example.com'; // stays




                /* before */ const code = /\\/\\*/;
                const text = `a // b`;
                """);
    }

    static Stream<Path> modules() throws IOException {
        try (var files = Files.walk(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void shouldKeepAllTextsOfTheConsole(Path module) throws IOException {
        // Given
        var script = Files.readString(module);

        // When
        var emptied = CommentLines.emptied(script);

        // Then
        assertThat(emptied.lines()).hasSameSizeAs(script.lines().toList());
        assertThat(ScriptTexts.of(emptied).strings())
                .isEqualTo(ScriptTexts.of(script).strings());
        assertThat(ScriptTexts.of(emptied).markup())
                .isEqualTo(ScriptTexts.of(script).markup());
    }
}
