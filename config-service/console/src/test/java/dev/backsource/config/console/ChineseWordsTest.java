package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.finding.FindingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the interface says in English, the Chinese catalogue has in words of its own. */
class ChineseWordsTest {
    private static final Path WORDS = Path.of("src", "main", "resources", "console", "words", "zh");
    private static final Path SCHEMA = Path.of("..", "..", "docs", "domain.schema.json");

    /** Parts with dialogs of their own. */
    private static final Set<Part<?>> WITH_DIALOGS =
            Set.of(Part.ORIGINS, Part.POLICY, Part.GRANTED_PORTS, Part.SERVING);

    @Test
    void shouldSayWhatEachFindingMeasured() throws IOException {
        assertThat(found(Pattern.compile("^ {2}'([a-z-]+)': ", Pattern.MULTILINE), "MEASURED", "findings"))
                .containsExactlyInAnyOrderElementsOf(
                        FindingKind.ALL.stream().map(FindingKind::code).toList());
    }

    @Test
    void shouldHaveATitleForEveryPartAndEveryField() throws IOException {
        // Given
        var parts = new JsonMapper().readTree(SCHEMA.toFile()).get("properties");
        var titled = Part.ALL.stream()
                .filter(part -> !WITH_DIALOGS.contains(part))
                .flatMap(part -> fields(parts.get(part.name()), part.name()))
                .toList();

        // Then
        assertThat(titled)
                .isNotEmpty()
                .isSubsetOf(found(
                        Pattern.compile("^ {2}'([\\w.]+)': \\{\\s*title: '", Pattern.MULTILINE), "FIELDS", "settings"));
        assertThat(CatalogueSection.of("PART_TITLES", PageLanguage.CHINESE).keySet())
                .containsAll(Part.ALL.stream().map(Part::name).toList());
    }

    @Test
    void shouldHaveTheNumbersOfTheEnglishDefaults() {
        assertThat(numbers(PageLanguage.CHINESE)).isEqualTo(numbers(PageLanguage.ENGLISH));
    }

    private static Map<String, String> numbers(PageLanguage language) {
        return CatalogueSection.of("EDGE_DEFAULTS", language).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, setting -> setting.getValue().replaceAll("[^0-9.]", "")));
    }

    private static Stream<String> fields(JsonNode schema, String path) {
        return schema.has("properties")
                ? schema.get("properties").properties().stream()
                        .flatMap(field -> fields(field.getValue(), path + "." + field.getKey()))
                : Stream.of(path);
    }

    private static Set<String> found(Pattern name, String table, String area) throws IOException {
        return name.matcher(section(table, area))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String section(String table, String area) throws IOException {
        var words = Files.readString(WORDS.resolve(area + ".js"));
        var from = words.indexOf("const " + table + " = {\n");
        return words.substring(from, words.indexOf("\n};", from));
    }
}
