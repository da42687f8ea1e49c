package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The conditions of receivers of alerts: the console has the words of the interface, which the command line and the metric take over. */
class ReceiverConditionWordsTest {
    private static final Path DESCRIPTION = Path.of("..", "..", "docs", "openapi.yaml");

    @Test
    void shouldHaveTheWordsOfTheInterface() throws IOException {
        // When
        var words = CatalogueSection.of("RECEIVER_CONDITIONS");

        // Then
        assertThat(words).isNotEmpty().isEqualTo(ofInterface());
    }

    /** Such as {@code SWITCHED_OFF} in sentence case. */
    private static Map<String, String> ofInterface() throws IOException {
        var conditions =
                new YAMLMapper().readTree(DESCRIPTION.toFile()).at("/components/schemas/ReceiverCondition/enum");
        return StreamSupport.stream(conditions.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toMap(
                        condition -> condition,
                        condition -> condition.charAt(0)
                                + condition
                                        .substring(1)
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')));
    }
}
