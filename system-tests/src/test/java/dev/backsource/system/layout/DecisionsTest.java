package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Repository;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Every decision has a status and a date. */
class DecisionsTest {
    @Test
    void shouldGiveEveryDecisionAStatusAndADate() throws IOException {
        try (var decisions = Files.list(Repository.root().resolve("docs/adr"))) {
            assertThat(decisions)
                    .isNotEmpty()
                    .allSatisfy(decision -> assertThat(Files.readString(decision))
                            .containsPattern("(?m)^Status: \\w")
                            .containsPattern("(?m)^Date: \\d{4}-\\d{2}-\\d{2}$"));
        }
    }
}
