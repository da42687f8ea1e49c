package dev.backsource.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.backsource.cli.message.Remedies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RemediesTest {
    private static final Path DESCRIPTION = Path.of("..", "docs", "openapi.yaml");

    /** Words of the REST interface, and of Alibaba Cloud CDN's. */
    private static final Pattern FOREIGN = Pattern.compile(
            "/api/|/q/|Bearer|urn:|If-Match|Idempotency-Key|expectedRevision|\\b(GET|PUT|POST|PATCH|DELETE)\\b|CdnDomain");

    @Test
    void shouldHaveWordsOfItsOwnForEachRemedyThatTheServerNames() throws IOException {
        // Given
        var codes = new ArrayList<String>();
        new YAMLMapper()
                .readTree(DESCRIPTION.toFile())
                .at("/components/schemas/RemedyCode/enum")
                .forEach(code -> codes.add(code.asText()));

        // Then
        assertThat(codes).isNotEmpty().containsExactlyInAnyOrderElementsOf(Remedies.WORDS.keySet());
        assertThat(Remedies.WORDS.values())
                .allSatisfy(words -> assertThat(words).doesNotContainPattern(FOREIGN));
    }

    @Test
    void shouldSayWhatToDoInTheWordsOfTheCommandLine() throws IOException {
        assertThat(text("""
                {"title": "Domain not found", "detail": "there is no domain a.example; create it with POST /api/v1/domains",
                 "reason": "there is no domain a.example", "remedy": {"code": "add-domain", "domain": "a.example"}}"""))
                .isEqualTo("Domain not found: there is no domain a.example; add it: backsource domains add a.example");
    }

    @Test
    void shouldSayWhatTheServerSaysOfARemedyThatIsNotKnownHere() throws IOException {
        for (var rest : List.of(
                "",
                ", \"reason\": \"r\", \"remedy\": {\"code\": \"of-a-later-server\"}",
                ", \"remedy\": {\"code\": \"add-domain\"}")) {
            assertThat(text("{\"title\": \"T\", \"detail\": \"as the server says\"" + rest + "}"))
                    .isEqualTo("T: as the server says");
        }
    }

    private static String text(String problem) throws IOException {
        return Problems.text(404, new JsonMapper().readTree(problem));
    }
}
