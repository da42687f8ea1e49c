package dev.backsource.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void shouldBeAsWideAsWhatIsInIt() {
        assertThat(printed(
                        "", 20, Map.of(), List.of("a", "PENDING"), List.of("a longer one than the terminal", "OPEN")))
                .isEqualTo("""
                        NAME                            STATE
                        a                               PENDING
                        a longer one than the terminal  OPEN
                        """);
    }

    @Test
    void shouldGiveWayAtANarrowTerminal() {
        assertThat(printed("1", 20, Map.of("NO_COLOR", "1"), List.of("a longer one than the terminal", "OPEN")))
                .isEqualTo("""
                        NAME           STATE
                        a longer one…  OPEN
                        """);
    }

    @Test
    void shouldCountIdeographsTwiceAndMarksNotAtAll() {
        assertThat(printed("", 80, Map.of(), List.of("例え", "OPEN"), List.of("e\u0301", "OPEN")))
                .isEqualTo("NAME  STATE\n例え  OPEN\ne\u0301     OPEN\n");
    }

    @Test
    void shouldColourStatesAtATerminalOnly() {
        assertThat(printed("1", 80, Map.of(), List.of("a", "FIRING"))).contains("\u001b[31mFIRING\u001b[0m");
        assertThat(printed("02", 80, Map.of(), List.of("a", "FIRING"))).doesNotContain("\u001b");
        assertThat(printed("1", 80, Map.of("TERM", "dumb"), List.of("a", "FIRING")))
                .doesNotContain("\u001b");
        assertThat(printed("1", 80, Map.of("NO_COLOR", "1"), List.of("a", "FIRING")))
                .doesNotContain("\u001b");
    }

    @Test
    void shouldShowControlCharactersOfOthersAsCodePoints() {
        assertThat(printed("1", 80, Map.of("NO_COLOR", "1"), List.of("\u001b]0;x\u0007\u009b31m\u202e\n", "OPEN")))
                .contains("\\u001b]0;x\\u0007\\u009b31m\\u202e\\u000a");
    }

    @SafeVarargs
    private static String printed(String terminals, int width, Map<String, String> environment, List<String>... rows) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var table = new Table(List.of("NAME", "STATE"));
        for (var row : rows) {
            table.add(List.of(Cell.of(row.get(0)), Cell.state(row.get(1))));
        }
        table.print(new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, terminals, width, environment));
        return out.toString(StandardCharsets.UTF_8);
    }
}
