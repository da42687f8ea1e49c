package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists on the pages are whole: modules, topics, routes, and the tests that show the promises. */
class PageListsTest {
    private static final String ARCHITECTURE = "docs/architecture.md";
    private static final String TOPIC = "backsource.%s.v1";

    /** The README of config-service lists those below it. */
    @Test
    void shouldListEveryModule() {
        // Given
        var built = Sources.matches("<module>([^</]+)</module>", Sources.page("pom.xml"))
                .map(module -> module.group(1))
                .toList();

        // When
        var listed = Sources.matches("^\\| \\[?([a-z-]+)\\]?[^|]* \\|", Sources.section(ARCHITECTURE, "Modules"))
                .map(row -> row.group(1))
                .filter(name -> !name.equals("module"))
                .toList();

        // Then
        assertThat(listed).isNotEmpty().containsExactlyInAnyOrderElementsOf(built);
    }

    @Test
    void shouldListEveryRoute() {
        // Given
        var described = new TreeSet<String>();
        Sources.matches("^  (/[^:\\n]*):\\n(.*?)(?=^  /|^\\w)", Sources.page("docs/openapi.yaml"))
                .forEach(path -> Sources.matches("^    (get|put|post|patch|delete):", path.group(2))
                        .map(method -> method.group(1).toUpperCase(Locale.ROOT))
                        .forEach(method -> described.add(method + " " + path.group(1))));

        // When
        var listed = Sources.matches("^\\| `(/[^`]*)` \\| ([A-Z, ]+) \\|", Sources.page("docs/rest.md"))
                .flatMap(row -> Stream.of(row.group(2).split(", ")).map(method -> method + " /api/v1" + row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(listed).isNotEmpty().containsExactlyElementsOf(described);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Readers", "Writers"})
    void shouldListTheReadersAndWritersOfEveryTopic(String section) {
        // When
        var listed = Sources.matches("^\\| [^|]* \\| ([^|]*) \\|", Sources.section("event-log/README.md", section))
                .flatMap(row -> Sources.matches("`([a-z-]+)`", row.group(1)))
                .map(name -> TOPIC.formatted(name.group(1)))
                .collect(Collectors.toSet());

        // Then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(topics());
    }

    @Test
    void shouldNameTopicsByTheirNames() {
        // When
        var named = Sources.matches("`(backsource\\.[a-z-]+\\.v\\d)`", Sources.page(ARCHITECTURE))
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        // Then
        assertThat(named).isNotEmpty().isSubsetOf(topics());
    }

    @Test
    void shouldNameTestsThatExist() throws IOException {
        // Given
        var classes = new TreeSet<String>();
        for (var module : Sources.modules()) {
            for (var folder : Sources.folders(module)) {
                classes.addAll(testsOf(folder.resolve("src/test/java")));
            }
        }

        // When
        var named = Sources.matches("`(\\w+(?:Test|IT|Properties))`", Sources.section(ARCHITECTURE, "Promises"))
                .map(name -> name.group(1))
                .toList();

        // Then
        assertThat(named).isNotEmpty().isSubsetOf(classes);
    }

    private static List<String> testsOf(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
    }

    private static Set<String> topics() {
        return Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
    }
}
