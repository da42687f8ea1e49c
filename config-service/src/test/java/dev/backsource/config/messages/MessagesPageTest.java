package dev.backsource.config.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.remedy.RemedyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MessagesPageTest {
    private static final Path PAGE = Path.of("../docs/messages.md");

    @Test
    void shouldHaveEveryMessage() throws IOException {
        // When
        var made = MessagesPage.text();

        // Then
        var written = Path.of("target/messages.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, made);
        assertThat(written)
                .as("cp config-service/target/messages.md docs/messages.md, and read what changed")
                .hasSameTextualContentAs(PAGE);
    }

    /** The page is read from sources, so that a new form of a refusal could be missing from it. */
    @Test
    void shouldFindProblemsOfEachForm() {
        assertThat(MessagesPage.text())
                .contains(
                        "| 401 | `unauthorized` | A valid access key is required |",
                        "| 404 | `unknown-change-request` | Change request not found |",
                        "- the team {id} already exists; choose another id\n",
                        "- domain {name} has no such change request\n",
                        "- at least one port is required\n",
                        "- the domain has reached its limit of {max_open} open change requests of a kind; wait for a decision\n")
                .contains("`" + RemedyCode.ADD_DOMAIN.code() + "`");
    }
}
