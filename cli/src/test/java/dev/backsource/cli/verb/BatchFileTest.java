package dev.backsource.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"domain\": \"a.example\"}]",
                "{\"items\": [{\"domain\": \"a.example\"}]}",
                "- domain: a.example",
                "items:\n  - domain: a.example\n"
            })
    void shouldReadJsonAndYaml(String text) {
        assertThat(read(text)).extracting(item -> item.path("domain").asText()).containsExactly("a.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "items: []", "items: a", "other: []", "a", "{\"items\": [1], \"more\": 1}"})
    void shouldSayWhatAFileHasToBe(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("-f: - must be a list of changes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"items\": [], \"items\": []}",
                "a: [",
                "a: 1\na: 2",
                "[1] [2]",
                "- !!map {domain: a.example}"
            })
    void shouldSayThatAFileCanNotBeRead(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("-f: - is neither JSON nor YAML");
    }

    private static List<JsonNode> read(String text) {
        return BatchFile.items("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
