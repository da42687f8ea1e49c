package dev.backsource.edge.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogues of error texts, and their tables in {@code docs/edge.md}. */
class ErrorCataloguesTest {
    private static final Path PAGE = Path.of("../docs/edge.md");
    private static final String TABLE_OF_CLIENTS = "### Refused requests";
    private static final String TABLE_OF_ORIGINS = "### Failed origins";
    private static final String END = "\n## ";

    @Test
    void shouldDocumentEachRefusalByStatusTypeAndText() {
        // Given
        var section = section(TABLE_OF_CLIENTS, TABLE_OF_ORIGINS);

        // Then
        assertThat(Arrays.stream(ClientError.values()).map(ErrorCataloguesTest::row))
                .isSubsetOf(beginnings(section));
        assertThat(beginnings(section)).hasSize(ClientError.values().length);
    }

    @Test
    void shouldDocumentEachFailureOfAnOriginByStatusTypeAndText() {
        // Given
        var section = section(TABLE_OF_ORIGINS, END);

        // Then
        assertThat(OriginError.values())
                .allSatisfy(error -> assertThat(section)
                        .filteredOn(line -> line.startsWith("| " + error.type().status() + " | `"
                                + error.type().token() + "` |"))
                        .singleElement()
                        .asString()
                        .contains("`" + error.text() + "`"));
    }

    @Test
    void shouldSayWhenToTryAgainWhereTheResponseHasRetryAfter() {
        // Then
        assertThat(ClientError.values())
                .filteredOn(error -> error != ClientError.EVICTED)
                .allSatisfy(error -> assertThat(error.text().endsWith("; try again in 1 s"))
                        .isEqualTo(error.status() == 503 || error.status() == 429));
    }

    @Test
    void shouldNameTheHost() {
        // Then
        assertThat(ClientError.UNKNOWN_HOST.text("www.example.com")).isEqualTo("unknown host: www.example.com");
        assertThat(ClientError.STOPPED.text("www.example.com")).isEqualTo("the domain of www.example.com is stopped");
    }

    @Test
    void shouldBePrintableAsciiThatNeedsNoEscape() {
        // Then
        assertThat(Arrays.stream(ClientError.values()).map(ClientError::text))
                .allSatisfy(text -> assertThat(text).matches("[ -~&&[^\"\\\\|`]]+"));
        assertThat(Arrays.stream(OriginError.values()).map(OriginError::text))
                .allSatisfy(text -> assertThat(text).matches("[ -~&&[^\"\\\\|`]]+"));
    }

    private static String row(ClientError error) {
        return "| " + error.status() + " | `" + error.type().token() + "` | `"
                + error.text().replace("%s", "HOST") + "` |";
    }

    /** The first three columns of the table's rows. */
    private static List<String> beginnings(List<String> section) {
        return section.stream()
                .filter(line -> line.matches("\\| [45]\\d\\d .*"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', line.indexOf('|', 1) + 1) + 1) + 1))
                .toList();
    }

    private static List<String> section(String from, String to) {
        try {
            var page = Files.readString(PAGE);
            var start = page.indexOf(from);
            return page.substring(start, page.indexOf(to, start + from.length()))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
