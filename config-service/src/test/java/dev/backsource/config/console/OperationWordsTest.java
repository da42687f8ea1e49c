package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the audit and the overview call the operations of the interface. */
class OperationWordsTest {
    private static final Path DESCRIPTION = Path.of("..", "docs", "openapi.yaml");
    private static final Pattern WORD = Pattern.compile("^ {2}(\\w+): '([A-Z][^']+)',$", Pattern.MULTILINE);

    @Test
    void shouldHaveAWordForEveryOperationAndForNothingElse() throws IOException {
        assertThat(worded()).isEqualTo(operations());
    }

    private static Set<String> operations() throws IOException {
        var names = new TreeSet<String>();
        new YAMLMapper()
                .readTree(DESCRIPTION.toFile())
                .path("paths")
                .forEach(path -> names.addAll(path.findValuesAsText("operationId")));
        return names;
    }

    private static Set<String> worded() throws IOException {
        var names = new TreeSet<String>();
        try (var script = OperationWordsTest.class.getResourceAsStream("/console/parts/operations.js")) {
            var text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            WORD.matcher(text).results().forEach(word -> names.add(word.group(1)));
        }
        return names;
    }
}
