package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.backsource.policy.domain.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names of the interface's operations in the audit log and the overview. */
class OperationWordsTest {
    private static final Path DESCRIPTION = Path.of("..", "..", "docs", "openapi.yaml");

    /** In the audit, by the service itself. */
    private static final Set<String> OF_THE_SERVICE = Set.of("freezeProgressiveRollout", "stepProgressiveRollout");

    @Test
    void shouldHaveAWordForEveryOperationButThoseOfParts() throws IOException {
        // When
        var words = CatalogueSection.of("OPERATIONS").keySet();

        // Then
        assertThat(words).containsAll(OF_THE_SERVICE);
        assertThat(words).filteredOn(name -> !OF_THE_SERVICE.contains(name)).isSubsetOf(operations());
        assertThat(operations()).filteredOn(name -> !words.contains(name)).isSubsetOf(ofParts());
    }

    /** Their names are made from the parts' titles. */
    private static Set<String> ofParts() {
        return Part.ALL.stream()
                .map(part -> part.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + part.name().substring(1))
                .flatMap(title -> Stream.of("set" + title, "patch" + title))
                .collect(Collectors.toSet());
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
