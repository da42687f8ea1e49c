package dev.backsource.policy.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsPageTest {
    private static final Path PAGE = Path.of("../docs/findings.md");

    @Test
    void shouldHaveEveryFinding() throws IOException {
        // When
        var made = FindingsPage.text();

        // Then
        var written = Path.of("target/findings.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, made);
        assertThat(written)
                .as("cp origin-policy/target/findings.md docs/findings.md, and read what changed")
                .hasSameTextualContentAs(PAGE);
    }
}
