package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert whose ports aren't checked is unknown: pages neither say its detail in the present tense, nor that it lasts. */
class UncheckedAlertTest {
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "console");

    @ParameterizedTest
    @ValueSource(strings = {"pages/alerts.js", "parts/domain-overview.js", "pages/domains.js", "parts/groups.js"})
    void shouldHaveItsDetailByTheOneRule(String module) throws IOException {
        assertThat(Files.readString(SCRIPTS.resolve(module)))
                .contains("alertDetail(")
                .doesNotContain("alert.detail", "found[0].detail");
    }

    @Test
    void shouldNotLastUpToNow() throws IOException {
        // When
        var lines = Files.readAllLines(SCRIPTS.resolve("pages/domain.js")).stream()
                .filter(line -> line.contains("lasted(alert.startedAt)"))
                .toList();

        // Then
        assertThat(lines)
                .hasSize(1)
                .allMatch(line -> List.of(line.split("lasted\\(alert.startedAt\\)"))
                        .get(0)
                        .contains("alert.notCheckedSince ? nothing :"));
    }
}
