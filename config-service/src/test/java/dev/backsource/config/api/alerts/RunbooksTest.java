package dev.backsource.config.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.SilenceKind;
import dev.backsource.policy.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of runbooks has a section for each kind of alerts, to which the alerts' links lead. */
class RunbooksTest {
    private static final List<String> PARTS =
            List.of("**Meaning.** ", "**Clients see.** ", "**Look at.** ", "**Remedy.** ");

    @Test
    void shouldHaveASectionForEachKind() throws IOException {
        // When
        var sections = sections();

        // Then
        assertThat(sections.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AlertKind.values())
                        .map(AlertKind::kebabName)
                        .toList());
        assertThat(sections)
                .allSatisfy((kind, text) -> assertThat(text).as(kind).contains(PARTS));
    }

    @Test
    void shouldListEachKindUnderItsSeverity() throws IOException {
        // Given
        var page = page();

        // When
        var kinds = Stream.concat(
                        Arrays.stream(dev.backsource.policy.event.AlertKind.values())
                                .map(kind -> Map.entry(kind.kebabName(), kind.severity())),
                        Arrays.stream(SilenceKind.values()).map(kind -> Map.entry(kind.kebabName(), kind.severity())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        Collectors.mapping(kind -> "`" + kind.getKey() + "`", Collectors.toSet())));

        // Then
        for (var severity : Severity.values()) {
            var row = page.lines()
                    .filter(line -> line.startsWith("| `" + severity + "` |"))
                    .findFirst()
                    .orElse("");
            var listed = row.substring(row.lastIndexOf("| ", row.length() - 3) + 2, row.length() - 2);
            assertThat(listed.split(", ")).containsExactlyInAnyOrderElementsOf(kinds.get(severity));
        }
    }

    private static Map<String, String> sections() throws IOException {
        return Stream.of(page().split("(?m)^## "))
                .skip(1)
                .collect(Collectors.toMap(
                        section -> section.substring(0, section.indexOf('\n')),
                        section -> section,
                        (one, same) -> one,
                        TreeMap::new));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/runbooks.md"));
    }
}
