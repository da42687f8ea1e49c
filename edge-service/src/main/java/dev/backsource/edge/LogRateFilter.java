package dev.backsource.edge;

import io.quarkus.logging.LoggingFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Limits each logger to 20 lines in 10 seconds, so that a client that provokes warnings can neither fill a disk nor hide other
 * lines. The first line after an omission gives the number of omitted lines.
 */
@LoggingFilter(name = "flood")
public final class LogRateFilter implements Filter {
    static final int LINES = 20;
    static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    public LogRateFilter() {
        this(System::nanoTime);
    }

    LogRateFilter(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        var window = windows.computeIfAbsent(String.valueOf(line.getLoggerName()), name -> new Window());
        return window.takes(line, clock.getAsLong());
    }

    /** The lines of one logger. */
    private static final class Window {
        private long begunNanos;
        private int lines;
        private long leftOut;

        synchronized boolean takes(LogRecord line, long nanos) {
            if (lines == 0 || nanos - begunNanos >= WINDOW_NANOS) {
                begunNanos = nanos;
                lines = 0;
            }
            if (lines == LINES) {
                leftOut++;
                return false;
            }
            lines++;
            if (leftOut > 0) {
                append(line, " [" + leftOut + " lines of this logger suppressed before]");
                leftOut = 0;
            }
            return true;
        }

        /** Appends {@code note}, and keeps the message's format style, which setting a message alone would reset. */
        private static void append(LogRecord line, String note) {
            if (line instanceof ExtLogRecord formatted) {
                formatted.setMessage(formatted.getMessage() + note, formatted.getFormatStyle());
            } else {
                line.setMessage(line.getMessage() + note);
            }
        }
    }
}
