package dev.backsource.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One catalogue has all messages, so that one person can read them all. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/backsource/cli");
    /** Help texts and command lines. */
    private static final Set<String> OF_COMMANDS = Set.of("Program.java", "Verbs.java", "Training.java");
    /** Parts of a format, commands, and failures of the program itself. */
    private static final Set<String> NO_MESSAGES = Set.of(
            "the schema has the type ",
            " in order",
            " min ago",
            " cells for ",
            "broken pipe",
            "--label=Backsource, profile ",
            "authorization: bearer ");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m:^\\s*//.*$)");
    private static final Pattern CHARACTER = Pattern.compile("'(?:[^'\\\\]|\\\\.)'");
    private static final Pattern HELP = Pattern.compile(
            "@(?:Command|Option|Parameters|ArgGroup)\\((?:[^()\"]++|\"(?:[^\"\\\\]++|\\\\.)*+\"|\\([^()]*+\\))*+\\)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"");
    private static final Pattern WORDS = Pattern.compile("[a-z]{2,}[,;:]? [A-Za-z]");
    private static final Pattern MESSAGE = Pattern.compile("public static String (\\w+)\\(");
    /** A call, and no declaration, or a reference. */
    private static final Pattern USE = Pattern.compile("(?<!String )\\b(\\w++)\\(|Messages::(\\w++)");

    @Test
    void shouldHaveAllMessages() {
        // When
        var elsewhere = sources()
                .filter(file -> !file.startsWith(SOURCES.resolve("message")))
                .filter(file -> !OF_COMMANDS.contains(file.getFileName().toString()))
                .flatMap(file -> texts(read(file)).map(text -> SOURCES.relativize(file) + ": " + text))
                .toList();

        // Then
        assertThat(elsewhere).as("messages outside of the catalogue Messages").isEmpty();
    }

    @Test
    void shouldHaveNoMessageThatNothingShows() {
        // Given
        var names = MESSAGE.matcher(read(SOURCES.resolve("message/Messages.java")))
                .results()
                .map(name -> name.group(1))
                .toList();

        // When
        var used = sources()
                .flatMap(file -> USE.matcher(read(file)).results())
                .map(use -> use.group(1) == null ? use.group(2) : use.group(1))
                .collect(Collectors.toSet());

        // Then
        assertThat(names).isNotEmpty();
        assertThat(used).containsAll(names);
    }

    /** The literals of more than one word, without those of comments and help texts. */
    private static Stream<String> texts(String source) {
        var code = HELP.matcher(CHARACTER
                        .matcher(COMMENT.matcher(source).replaceAll(""))
                        .replaceAll(""))
                .replaceAll("");
        return TEXT.matcher(code)
                .results()
                .map((MatchResult text) -> text.group(1))
                .filter(text -> WORDS.matcher(text).find())
                .filter(text -> !text.startsWith("backsource ") && !NO_MESSAGES.contains(text));
    }

    private static Stream<Path> sources() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
