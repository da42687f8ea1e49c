package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
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
                "-,  -,                          en",
                "zh, -,                          zh",
                "zh, en,                         zh",
                "xx, zh,                         zh",
                "'', zh,                         zh",
                "-,  zh-CN,                      zh",
                "-,  ZH-hans-cn,                 zh",
                "-,  zhx,                        en",
                "-,  'de, zh;q=0.5, en;q=0.4',   zh",
                "-,  'zh;q=0.4, en-GB;q=0.8',    en",
                "-,  'zh;q=0, de',               en",
                "-,  'zh; q=0.9',                zh",
                "-,  'zh;q=2',                   en",
                "-,  '*',                        en",
                "-,  ',;=, zh',                  zh",
            })
    void shouldPreferTheChosenLanguageThenTheBrowsersThenEnglish(
            @Nullable String chosen, @Nullable String accepted, String expected) {
        assertThat(PageLanguage.among(List.of("en", "zh"), chosen, accepted)).isEqualTo(expected);
    }

    @Test
    void shouldHaveACatalogueForEachKnownLanguageAndTheSameListInTheScripts() throws IOException {
        try (var catalogues = Files.list(SCRIPTS.resolve("words"))) {
            assertThat(catalogues)
                    .containsExactlyInAnyOrderElementsOf(PageLanguage.KNOWN.stream()
                            .map(ConsoleFiles::catalogue)
                            .map(SCRIPTS::resolve)
                            .toList());
        }
        assertThat(Files.readString(SCRIPTS.resolve("language.js")))
                .contains(PageLanguage.KNOWN.stream().collect(Collectors.joining("', '", "const KNOWN = ['", "'];")));
    }
}
