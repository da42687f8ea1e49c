package dev.backsource.config.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of {@code docs/architecture.md} are whole. */
class DocumentedArchitectureTest {
    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final Pattern ROUTES = Pattern.compile("(?m)^\\| `(/[^`]*)` \\| ([A-Z, ]+) \\|");
    private static final Pattern WORD = Pattern.compile("`([a-z]+)`");

    @Test
    void shouldListEveryRoute() throws IOException {
        // Given
        var listed = ROUTES.matcher(Files.readString(PAGE))
                .results()
                .flatMap(row -> Stream.of(row.group(2).split(", ")).map(method -> method + " /api/v1" + row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        // When
        var served = Routes.table().routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(listed)
                .as("the table of docs/architecture.md, against the routes of Routes")
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @ParameterizedTest
    @CsvSource({"config-service, config", "edge-service, edge", "origin-health-service, health"})
    void shouldListEveryPackage(String service, String root) throws IOException {
        // Given
        var row = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| " + service + " |"))
                .findFirst()
                .orElseThrow();

        // When
        var listed = WORD.matcher(row).results().map(word -> word.group(1)).toList();

        // Then
        assertThat(listed)
                .as("the packages of %s in docs/architecture.md", service)
                .containsExactlyInAnyOrderElementsOf(packages(service, root));
    }

    private static Set<String> packages(String service, String root) throws IOException {
        try (var entries = Files.list(Path.of("..", service, "src/main/java/dev/backsource", root))) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
