package dev.backsource.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u009b31m",
                "a\u0085b",
                "\u202egnp.exe",
                "\u200b",
                "\u2028",
                "\u007f",
                "\r",
                "two\nlines\u202e",
                "\ufeffa"
            })
    void shouldEscapeWhatHarmsATerminalAndLoseNothing(String text) throws Exception {
        // Given
        var document = document(text);

        // When
        var yaml = Documents.toYaml(document);
        var json = Documents.toJson(document);

        // Then
        assertThat(yaml.codePoints().filter(each -> each != '\n').mapToObj(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR);
        assertThat(json.codePoints().filter(each -> each != '\n').mapToObj(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR);
        assertThat(Documents.yaml().readTree(yaml)).isEqualTo(document);
        assertThat(Documents.json().readTree(json)).isEqualTo(document);
        assertThat(Documents.toLine(document)).doesNotContain("\n");
    }

    @Test
    void shouldLeaveLettersOfAnyScriptAsTheyAre() {
        assertThat(Documents.toYaml(document("Bücher 例え"))).isEqualTo("name: Bücher 例え\nrevision: 7");
    }

    private static JsonNode document(String text) {
        return Documents.json().createObjectNode().put("name", text).put("revision", 7);
    }
}
