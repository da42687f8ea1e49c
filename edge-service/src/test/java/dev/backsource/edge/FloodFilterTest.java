package dev.backsource.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodFilterTest {
    private final AtomicLong now = new AtomicLong();
    private final FloodFilter filter = new FloodFilter(now::get);

    @Test
    void shouldLeaveOutWhatALoggerWritesBeyondItsShareAndSayHowMuchLater() {
        // When
        var taken = IntStream.range(0, 54_033)
                .filter(i -> filter.isLoggable(line("a")))
                .count();
        var ofAnother = filter.isLoggable(line("b"));
        now.addAndGet(FloodFilter.WINDOW_NANOS);
        var later = line("a");
        var takenLater = filter.isLoggable(later);

        // Then
        assertThat(taken).isEqualTo(FloodFilter.LINES);
        assertThat(ofAnother).isTrue();
        assertThat(takenLater).isTrue();
        assertThat(later.getMessage()).isEqualTo("a word [before it 54013 lines of this logger were left out]");
    }

    private static LogRecord line(String logger) {
        var line = new LogRecord(Level.WARNING, "a word");
        line.setLoggerName(logger);
        return line;
    }
}
