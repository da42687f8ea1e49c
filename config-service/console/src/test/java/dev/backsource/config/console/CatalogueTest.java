package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All texts of the console's scripts are in the catalogues. */
class CatalogueTest {
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "console");
    private static final String CATALOGUES = "words";

    private static final Pattern NAME = Pattern.compile("^ {2}(\\w+),$", Pattern.MULTILINE);
    private static final Pattern NAMES = Pattern.compile("^export \\{ (.+) } from", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export (?:const|function) (\\w+)", Pattern.MULTILINE);

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern SEVERAL_WORDS = Pattern.compile("\\p{L}\\S*\\s|\\s\\S*\\p{L}");
    private static final Pattern CAPITALIZED = Pattern.compile("(?<!\\p{L})\\p{Lu}\\p{Ll}+");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    /** Attributes whose values people read or hear. */
    private static final Pattern READ_ATTRIBUTE = Pattern.compile("(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"");

    /** Header fields, kinds of failures, keys, selectors, paths of drawings, and the beginning of a certificate. */
    private static final Set<String> NO_TEXTS = Set.of(
            "Age",
            "Content-Type",
            "Date",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Retry-After",
            "X-Backsource-Console",
            "AbortError",
            "TimeoutError",
            "Escape",
            "Enter",
            "g \u0001",
            "input:not([type=checkbox], [type=radio]), select, textarea, dialog, [popover]",
            ".who form",
            "main h1",
            ".field, fieldset",
            "input, select, textarea",
            ".dialog-actions button:not(:disabled), button:not(:disabled), input",
            ".dialog-actions .primary:not(:disabled)",
            "input, button:not(:disabled)",
            "M0 \u0001h\u0001",
            "M\u0001 0v\u0001",
            "BEGIN CERT",
            "Tab",
            "[data-whole], .clip, .clamp",
            ".clip, .clamp",
            "a, button:not(.hint), label, input",
            ".rows, dialog",
            ".rows tr:not(.detail), .scroll tr, .history li",
            "--columns: \u0001",
            "--rows: \u0001",
            "minmax(0, \u0001)",
            "flex-grow: \u0001",
            "ArrowDown",
            "ArrowUp",
            "main .rows > tbody > tr:not(.detail)",
            ".rows > tbody > tr",
            ".main a",
            "a, button, input",
            ".check input",
            "main .filters input",
            ".filters :is(input, select)");

    /** The page with an example of each component, for developers. */
    private static final Path EXAMPLES = SCRIPTS.resolve(Path.of("pages", "components.js"));

    static Stream<Path> scripts() throws IOException {
        try (var files = Files.walk(SCRIPTS)) {
            return files
                    .filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> !file.startsWith(SCRIPTS.resolve(CATALOGUES)) && !file.equals(EXAMPLES))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void shouldHaveNoTextOutsideOfTheCatalogue(Path file) throws IOException {
        assertThat(texts(Files.readString(file))).isEmpty();
    }

    /** {@code words.js} hands on what a catalogue has. */
    @Test
    void shouldHandOnEveryNameOfTheCatalogue() throws IOException {
        assertThat(found(NAME, "words.js")).containsExactlyInAnyOrderElementsOf(found(EXPORT, "words/en.js"));
    }

    static List<String> areas() {
        return ConsoleScripts.areas();
    }

    @ParameterizedTest
    @MethodSource("areas")
    void shouldHandOnEveryNameOfAnArea(String area) throws IOException {
        // When
        var names = found(NAMES, "words/" + area + ".js").stream().flatMap(listed -> Stream.of(listed.split(", ")));

        // Then
        assertThat(names).containsExactlyInAnyOrderElementsOf(found(EXPORT, "words/en/" + area + ".js"));
    }

    private static List<String> found(Pattern pattern, String script) throws IOException {
        return pattern.matcher(Files.readString(SCRIPTS.resolve(script)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void shouldFindTextsInStringsTemplatesAndAttributes() {
        // Given
        var script = """
                // Nothing 'of a comment'.
                const a = 'Two words';
                const path = b.replace(/^'\\/[/']/, '') / 2 / c;
                const c = `${many} of ${all}`;
                const d = html`<p class="quiet big" title="Why">${on ? html`<b>On</b>` : { of: 'off' }} now</p>`;
                """;

        // When, then
        assertThat(texts(script)).containsExactlyInAnyOrder("Two words", "\u0001 of \u0001", "Why", "On", "\u0001 now");
    }

    private static List<String> texts(String script) {
        var all = ScriptTexts.of(script);
        var strings = all.strings().stream()
                .filter(text -> SEVERAL_WORDS.matcher(text).find()
                        || CAPITALIZED.matcher(text).find());
        var attributes = all.markup().stream()
                .flatMap(text -> READ_ATTRIBUTE.matcher(text).results())
                .map((MatchResult found) -> found.group(1));
        var contents = all.markup().stream()
                .map(text -> TAG.matcher(text).replaceAll("").strip());
        return Stream.of(
                        strings.filter(text -> !NO_TEXTS.contains(text)),
                        Stream.concat(attributes, contents)
                                .filter(text -> LETTER.matcher(text).find()))
                .flatMap(texts -> texts)
                .toList();
    }
}
