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

/** The lists of routes and packages on the pages are whole. */
class DocumentedArchitectureTest {
    private static final Path ROUTES_PAGE = Path.of("..", "docs", "rest.md");
    private static final Pattern ROUTES = Pattern.compile("(?m)^\\| `(/[^`]*)` \\| ([A-Z, ]+) \\|");
    private static final Pattern PACKAGE_TABLE = Pattern.compile("(?s)\\| package \\| contents \\|\n(.*?)(?:\n\n|$)");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| ([^|]*) \\|");
    private static final Pattern PACKAGE = Pattern.compile("`([a-z]+)(?:\\.\\*)?`");

    @Test
    void shouldListEveryRoute() throws IOException {
        // Given
        var listed = ROUTES.matcher(Files.readString(ROUTES_PAGE))
                .results()
                .flatMap(row -> Stream.of(row.group(2).split(", ")).map(method -> method + " /api/v1" + row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        // When
        var served = Routes.table().routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(listed)
                .as("the table of docs/rest.md, against the routes of Routes")
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @ParameterizedTest
    @CsvSource({
        "config-service, config",
        "config-service/domains, config",
        "edge-service, edge",
        "origin-health-service, health"
    })
    void shouldListEveryPackage(String service, String root) throws IOException {
        // Given
        var table = PACKAGE_TABLE
                .matcher(Files.readString(Path.of("..", service, "README.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();

        // When
        var listed = FIRST_CELL
                .matcher(table)
                .results()
                .flatMap(cell -> PACKAGE.matcher(cell.group(1)).results())
                .map(name -> name.group(1))
                .toList();

        // Then
        assertThat(listed)
                .as("the packages of %s in its README", service)
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
