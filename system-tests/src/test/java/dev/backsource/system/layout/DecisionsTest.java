package dev.backsource.system.layout;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every decision has a status and a date, and one line in the index, which names its replacements as the status does. */
class DecisionsTest {
    private static final String FOLDER = "docs/adr/";

    @Test
    void shouldGiveEveryDecisionAStatusAndADate() throws IOException {
        assertThat(decisions())
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(Sources.page(FOLDER + decision))
                        .containsPattern("(?m)^Status: \\w")
                        .containsPattern("(?m)^Date: \\d{4}-\\d{2}-\\d{2}$"));
    }

    @Test
    void shouldListEveryDecisionOnce() throws IOException {
        var listed = index().map(line -> line.group(2));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(decisions());
    }

    @Test
    void shouldNameTheReplacementsOfADecisionInItsLine() throws IOException {
        var named = index().collect(toMap(line -> line.group(2), line -> links(line.group(3))));

        assertThat(decisions())
                .allSatisfy(decision ->
                        assertThat(named.get(decision)).isEqualTo(replacements(Sources.page(FOLDER + decision))));
    }

    private static List<String> decisions() throws IOException {
        try (var files = Files.list(Repository.root().resolve(FOLDER))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-.*"))
                    .sorted()
                    .toList();
        }
    }

    /** The lines of the index: number, file, and the decision with its replacements. */
    private static Stream<MatchResult> index() {
        return Sources.matches("^- \\[(\\d{4})\\]\\((\\1-[^)]*)\\) ([^\\n]*)$", Sources.page(FOLDER + "README.md"));
    }

    /** The decisions that the status names as replacing this one, in whole or in part. */
    private static List<String> replacements(String decision) {
        return Sources.matches("^Status: (.*?)^Date:", decision)
                .flatMap(
                        status -> Sources.matches("(?:superseded|partly\\s+replaced)\\s+by\\s([^;]*)", status.group(1)))
                .flatMap(named -> links(named.group(1)).stream())
                .toList();
    }

    private static List<String> links(String text) {
        return Sources.matches("\\((\\d{4}-[^)]*)\\)", text)
                .map(link -> link.group(1))
                .toList();
    }
}
