package dev.backsource.edge.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.ScriptedOrigin.Reply;
import dev.backsource.edge.testing.ScriptedOrigin.Then;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line of {@code hostile-responses.txt}, which says what its columns mean.
 *
 * @param number of the case, from 0
 * @param outcome as {@link dev.backsource.edge.testing.Outcome} has it, or {@code 502 or cut} and an error
 */
record HostileResponse(int number, String method, String sent, Then then, String outcome, boolean stored) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(x..|.)|\\{(\\d+)( fields)?}");
    private static final String EITHER = "502 or cut ";

    static List<HostileResponse> all() {
        try (var input = HostileResponse.class.getResourceAsStream("hostile-responses.txt")) {
            var lines = new String(input.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            return IntStream.range(0, lines.size())
                    .mapToObj(i -> parse(i, lines.get(i)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostileResponse parse(int number, String line) {
        var cells = line.split(" \\| ", -1);
        return new HostileResponse(
                number,
                cells[0],
                cells[1],
                Then.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                cells[3],
                cells[4].equals("yes"));
    }

    Reply reply() {
        return new Reply(
                ESCAPE.matcher(sent.replace("~", "\r\n"))
                        .replaceAll(found -> found.group(1) == null
                                ? repeated(Integer.parseInt(found.group(2)), found.group(3) != null)
                                : character(found.group(1))),
                then);
    }

    boolean isToHead() {
        return method.equals("HEAD");
    }

    /** Fails unless a client may see {@code seen}. */
    void assertAllows(String seen) {
        if (outcome.startsWith(EITHER)) {
            assertThat(seen).isIn("cut", "502 " + outcome.substring(EITHER.length()));
        } else {
            assertThat(seen).isEqualTo(outcome);
        }
    }

    /** Whether there is never a response. */
    boolean waitsForNothing() {
        return outcome.contains("504 ");
    }

    /** The case for a client that ignores interim responses. */
    HostileResponse withoutInterim() {
        return new HostileResponse(number, method, sent, then, outcome.replaceAll("^(1\\d\\d )+", ""), stored);
    }

    /** Whether its interim statuses are known to every client. */
    boolean hasKnownInterimOnly() {
        return !outcome.matches("(1\\d\\d )*(102|199) .*");
    }

    private static String character(String escape) {
        return switch (escape.charAt(0)) {
            case '0' -> "\0";
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'r' -> "\r";
            default -> Character.toString(Integer.parseInt(escape.substring(1), 16));
        };
    }

    private static String repeated(int count, boolean fields) {
        return fields
                ? IntStream.range(0, count).mapToObj(i -> "X-" + i + ": a\r\n").collect(Collectors.joining())
                : "a".repeat(count);
    }

    @Override
    public String toString() {
        return method + " " + sent + " " + then;
    }
}
