package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "console");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,     -,                        ENGLISH",
                "zh-CN, -,                        CHINESE",
                "zh,    en,                       CHINESE",
                "en,    zh-CN,                    ENGLISH",
                "xx,    zh,                       CHINESE",
                "'',    zh,                       CHINESE",
                "-,     zh-CN,                    CHINESE",
                "-,     ZH-hans-cn,               CHINESE",
                "-,     zhx,                      ENGLISH",
                "-,     'de, zh;q=0.5, en;q=0.4', CHINESE",
                "-,     'zh;q=0.4, en-GB;q=0.8',  ENGLISH",
                "-,     'zh;q=0, de',             ENGLISH",
                "-,     'zh; q=0.9',              CHINESE",
                "-,     'zh;q=2',                 ENGLISH",
                "-,     '*',                      ENGLISH",
                "-,     ',;=, zh',                CHINESE",
            })
    void shouldPreferTheChosenLanguageThenTheBrowsersThenEnglish(
            @Nullable String chosen, @Nullable String accepted, PageLanguage expected) {
        assertThat(PageLanguage.of(chosen, accepted)).isEqualTo(expected);
    }

    @Test
    void shouldHaveACatalogueForEachKnownLanguageAndTheSameListInTheScripts() throws IOException {
        try (var words = Files.walk(SCRIPTS.resolve("words"))) {
            assertThat(words.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    ConsoleScripts.areas().stream().map(area -> "words/" + area + ".js"),
                                    Arrays.stream(PageLanguage.values()).flatMap(ConsoleScripts::catalogues))
                            .map(SCRIPTS::resolve)
                            .toList());
        }
        assertThat(Files.readString(SCRIPTS.resolve("language.js")))
                .contains(Arrays.stream(PageLanguage.values())
                        .map(PageLanguage::tag)
                        .collect(Collectors.joining("', '", "const LANGUAGES = ['", "'];")));
    }
}
