package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.remedy.RemedyCode;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RemedyWordsTest {
    /** Words of the REST interface, of Alibaba Cloud CDN's, and of the command line. */
    private static final Pattern OF_ANOTHER_INTERFACE = Pattern.compile(
            "/api/|/q/|Bearer|urn:|If-Match|Idempotency-Key|expectedRevision|\\b(GET|PUT|POST|PATCH|DELETE)\\b|CdnDomain|backsource [a-z]");

    @Test
    void shouldHaveWordsInTheConsoleForEachRemedy() {
        // Given
        var words = CatalogueSection.of("REMEDIES");

        // Then
        assertThat(words.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(RemedyCode.values()).map(RemedyCode::code).toList());
        assertThat(words.values()).allSatisfy(word -> assertThat(word).doesNotContainPattern(OF_ANOTHER_INTERFACE));
    }
}
