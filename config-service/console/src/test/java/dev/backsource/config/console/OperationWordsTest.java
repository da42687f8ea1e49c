package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The names of the interface's operations in the audit log and the overview. */
class OperationWordsTest {
    private static final Path DESCRIPTION = Path.of("..", "..", "docs", "openapi.yaml");

    @Test
    void shouldHaveAWordForEveryOperationAndForNothingElse() throws IOException {
        assertThat(CatalogueSection.of("OPERATIONS").keySet()).isEqualTo(operations());
    }

    private static Set<String> operations() throws IOException {
        var names = new TreeSet<String>();
        new YAMLMapper()
                .readTree(DESCRIPTION.toFile())
                .path("paths")
                .forEach(path -> names.addAll(path.findValuesAsText("operationId")));
        return names;
    }
}
