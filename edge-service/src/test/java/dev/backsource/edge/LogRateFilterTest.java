package dev.backsource.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.junit.jupiter.api.Test;

class LogRateFilterTest {
    private final AtomicLong now = new AtomicLong();
    private final LogRateFilter filter = new LogRateFilter(now::get);

    @Test
    void shouldLeaveOutWhatALoggerWritesBeyondItsShareAndSayHowMuchLater() {
        // When
        var taken = IntStream.range(0, 54_033)
                .filter(i -> filter.isLoggable(line("a")))
                .count();
        var ofAnother = filter.isLoggable(line("b"));
        now.addAndGet(LogRateFilter.WINDOW_NANOS);
        var later = line("a");
        var takenLater = filter.isLoggable(later);

        // Then
        assertThat(taken).isEqualTo(LogRateFilter.LINES);
        assertThat(ofAnother).isTrue();
        assertThat(takenLater).isTrue();
        assertThat(later.getMessage()).isEqualTo("a word [54013 lines of this logger suppressed before]");
    }

    @Test
    void shouldLeaveTheParametersOfALineInTheirPlaces() {
        // Given
        IntStream.range(0, LogRateFilter.LINES + 1).forEach(i -> filter.isLoggable(line("a")));
        now.addAndGet(LogRateFilter.WINDOW_NANOS);
        var later = new ExtLogRecord(Level.WARNING, "a %s", FormatStyle.PRINTF, LogRateFilterTest.class.getName());
        later.setLoggerName("a");
        later.setParameters(new Object[] {"word"});

        // When
        filter.isLoggable(later);

        // Then
        assertThat(later.getFormattedMessage()).isEqualTo("a word [1 lines of this logger suppressed before]");
    }

    private static LogRecord line(String logger) {
        var line = new LogRecord(Level.WARNING, "a word");
        line.setLoggerName(logger);
        return line;
    }
}
