package dev.backsource.cli.apply.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern SCHEMA = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)");

    @Test
    void shouldBeReadAsTheyAreShown() {
        // When
        var domains = DomainFiles.read(
                List.of(DOCS.resolve("examples/domains").toString()), InputStream.nullInputStream(), false);

        // Then
        assertThat(domains)
                .extracting(file -> file.name().value())
                .containsExactly("*.shop.example.com", "shop.example.com", "www.example.com");
    }

    @Test
    void shouldNameASchemaThatIsThere() throws Exception {
        // Given
        var folder = DOCS.resolve("examples/domains");

        // When
        var first = Files.readString(folder.resolve("shop.yaml"))
                .lines()
                .findFirst()
                .orElseThrow();

        // Then
        var schema = SCHEMA.matcher(first);
        assertThat(schema.matches()).isTrue();
        assertThat(folder.resolve(schema.group(1))).exists();
    }
}
