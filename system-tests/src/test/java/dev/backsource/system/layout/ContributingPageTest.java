package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Repository;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CONTRIBUTING says which files to change for what is added most often; those files are there, and few. */
class ContributingPageTest {
    @ParameterizedTest
    @CsvSource({
        "A new field of a domain, 2",
        "A new part of a domain, 3",
        "A new redirect type, 2",
        "A new topic, 3",
        "A new cache rule, 3",
        "A new alert, 3"
    })
    void shouldNameTheFewFilesThatAreThere(String way, int number) {
        var files = filesOf(way);

        assertThat(files).hasSize(number);
        assertThat(files)
                .allSatisfy(
                        file -> assertThat(Files.isRegularFile(Repository.root().resolve(file)))
                                .as(file)
                                .isTrue());
    }

    /** The files that the numbered steps under the heading link to. */
    private static List<String> filesOf(String way) {
        var text = Sources.page("CONTRIBUTING.md");
        var start = text.indexOf("### " + way + "\n");
        assertThat(start).as(way).isNotNegative();
        var end = text.indexOf("\n#", start + 1);
        return Sources.matches(
                        "^\\d\\. \\[[^\\]]*\\]\\(([^)#]+)\\)", text.substring(start, end < 0 ? text.length() : end))
                .map(link -> link.group(1))
                .toList();
    }
}
