package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.console.CatalogueShape.Word;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every catalogue has the texts of the English one, in its own language. */
class CatalogueLanguagesTest {
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Names, examples and notations. */
    private static final String[] SAME = {
        "COMMON.exampleDomain",
        "COMMON.exampleOrigin",
        "EXPLAIN.exampleUrl",
        "EXPLAIN.http",
        "EXPLAIN.https",
        "EXPLAIN.url",
        "EXPLAIN_CAUSES.URI",
        "FRAME.languages.en",
        "FRAME.languages.zh-CN",
        "FRAME.name",
        "FRAME.title",
        "HISTORY.command",
        "PALETTE.escape",
        "PURGES.examplePrefix",
        "PURGES.exampleUrl",
        "RECEIVERS.kinds.alertmanager",
        "RECEIVERS.kinds.pagerduty",
        "RECEIVERS.kinds.slack",
        "RECEIVERS.kinds.webhook",
        "RECEIVERS.url",
        "SHORTCUTS.find",
        "TEAMS.id",
    };

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void shouldHaveTheSameWordsInEachLanguage(PageLanguage language) {
        assertThat(kinds(language)).containsExactlyInAnyOrderEntriesOf(kinds(PageLanguage.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void shouldTranslateAllTextsButNames(PageLanguage language) {
        // Given
        var english = words(PageLanguage.ENGLISH);

        // When
        var same = words(language).entrySet().stream()
                .filter(word -> english.get(word.getKey())
                        .source()
                        .equals(word.getValue().source()))
                .filter(word -> hasText(word.getValue().source()))
                .map(Map.Entry::getKey);

        // Then
        assertThat(same).containsExactlyInAnyOrder(SAME);
    }

    @Test
    void shouldTellKindsApart() {
        // Given
        var script = """
                const own = 'not exported';
                /** A comment, with a comma. */
                export const PAGE = {
                  title: 'A title, with a comma', // and so on
                  'of-kebab': { inner: (one, { two, three }) => `${one} of ${list({ two }, '}')}` },
                  ...OTHERS,
                  list: [(x) => html`<b>${x}</b>`, 'word'],
                  of: name => name.replace(/[,'}]/g, '') / 2,
                };
                export const word = (words, value) => words[value];
                export function texts({ code }) {
                  return code;
                }
                """;

        // When
        var kinds = CatalogueShape.of(script).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, word -> word.getValue().kind()));

        // Then
        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PAGE.title", "text",
                        "PAGE.of-kebab.inner", "function of 2",
                        "PAGE....OTHERS", "text",
                        "PAGE.list[0]", "function of 1",
                        "PAGE.list[1]", "text",
                        "PAGE.of", "function of 1",
                        "word", "function of 2",
                        "texts", "function of 1"));
    }

    private static boolean hasText(String source) {
        var texts = ScriptTexts.of(source);
        return Stream.concat(
                        texts.strings().stream(),
                        texts.markup().stream().map(text -> TAG.matcher(text).replaceAll("")))
                .anyMatch(text -> LETTER.matcher(text).find());
    }

    private static Map<String, String> kinds(PageLanguage language) {
        return words(language).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, word -> word.getValue().kind()));
    }

    private static Map<String, Word> words(PageLanguage language) {
        return ConsoleScripts.catalogues(language)
                .flatMap(catalogue -> CatalogueShape.of(ConsoleScripts.text(catalogue)).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
