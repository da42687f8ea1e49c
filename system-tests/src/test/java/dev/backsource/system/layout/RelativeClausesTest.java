package dev.backsource.system.layout;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Repository;
import dev.backsource.system.layout.Sources.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prose has the field's nouns, such as "outbox" and "caller", not clauses in their place. */
class RelativeClausesTest {
    /** In 1,000 words. The prose of Caffeine, Kafka and Cloudflare has 1.4 at most. */
    private static final double MOST = 2;

    private static final int WORST = 10;
    private static final int SHORTEST_SENTENCE = 4;

    /** A relative clause in place of a noun. */
    private static final Pattern CLAUSE = Pattern.compile(
            "\\b(what|who|whoever|whatever|whose) (is|are|was|were|has|had|it|they|one|the|a|asks|reads|may|can|would|comes"
                    + "|edges|others|else)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern TABLE_OR_HEADING = Pattern.compile("(?m)^(?:\\|.*|#.*)$");
    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
    private static final Pattern MARGIN = Pattern.compile("(?m)^\\s*\\* ?");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+ ([^}]*)\\}");
    private static final Pattern BLOCK_TAG = Pattern.compile("@(?:param|return|throws)\\s+\\w*");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.;:!?])\\s+|\\n\\n| - ");

    static Stream<Named<List<Sentence>>> prose() {
        return Stream.of(
                Named.of("pages", sentences(pages(), RelativeClausesTest::ofMarkdown)),
                Named.of(
                        "decisions",
                        sentences(markdownIn(Repository.root().resolve("docs/adr")), RelativeClausesTest::ofMarkdown)),
                Named.of("Javadoc", sentences(Sources.all().stream().map(Source::file), RelativeClausesTest::ofJava)));
    }

    @ParameterizedTest
    @MethodSource("prose")
    void shouldNameThingsByNouns(List<Sentence> sentences) {
        // When
        var words = sentences.stream().mapToLong(Sentence::words).sum();
        var clauses = sentences.stream().mapToLong(Sentence::clauses).sum();

        // Then
        assertThat(words).isPositive();
        assertThat(1000.0 * clauses / words)
                .as("relative clauses in place of nouns, in 1,000 words; the worst:\n%s", worst(sentences))
                .isLessThanOrEqualTo(MOST);
    }

    private static String worst(List<Sentence> sentences) {
        return sentences.stream()
                .filter(sentence -> sentence.clauses() > 0)
                .sorted(comparingLong(Sentence::clauses).reversed().thenComparingLong(Sentence::words))
                .limit(WORST)
                .map(Sentence::toString)
                .collect(Collectors.joining("\n"));
    }

    /** The pages of the root, of {@code docs} and of the modules. The changelog names features of any age. */
    private static Stream<Path> pages() {
        var modules = Sources.modules().stream().flatMap(module -> Sources.folders(module).stream());
        var folders = Stream.concat(
                Stream.of("", "docs").map(folder -> Repository.root().resolve(folder)), modules);
        return folders.flatMap(RelativeClausesTest::markdownIn)
                .filter(page -> !page.getFileName().toString().equals("CHANGELOG.md"));
    }

    private static Stream<Path> markdownIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Sentence> sentences(Stream<Path> files, UnaryOperator<String> prose) {
        return files.flatMap(file -> END_OF_SENTENCE
                        .splitAsStream(
                                BLANKS.matcher(prose.apply(Sources.text(file))).replaceAll(" "))
                        .map(sentence -> Sentence.of(Repository.root().relativize(file), sentence.strip())))
                .filter(sentence -> sentence.words() >= SHORTEST_SENTENCE)
                .toList();
    }

    private static String ofMarkdown(String page) {
        var withoutBlocks = BLOCK.matcher(page).replaceAll("");
        var withoutCode = CODE.matcher(withoutBlocks).replaceAll("CODE");
        var withoutLinks = LINK.matcher(withoutCode).replaceAll("$1");
        return TABLE_OR_HEADING.matcher(withoutLinks).replaceAll("");
    }

    private static String ofJava(String source) {
        return JAVADOC.matcher(source)
                .results()
                .map(comment -> MARGIN.matcher(comment.group(1)).replaceAll(""))
                .map(comment -> INLINE_TAG.matcher(comment).replaceAll("$1"))
                .map(comment -> BLOCK_TAG.matcher(comment).replaceAll(" . "))
                .collect(Collectors.joining("\n\n"));
    }

    /** A sentence, or a part of one between colons or semicolons. */
    record Sentence(Path file, String text, long words, long clauses) {
        static Sentence of(Path file, String text) {
            return new Sentence(
                    file,
                    text,
                    text.isEmpty() ? 0 : text.split("\\s+").length,
                    CLAUSE.matcher(text).results().count());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "  %s: %s", file, text.replaceAll("\\s+", " "));
        }
    }
}
