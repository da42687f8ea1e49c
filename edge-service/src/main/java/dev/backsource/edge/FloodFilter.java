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
 * Lets no logger write more than 20 lines in 10 seconds, so that nobody who can make the edge complain can fill a disk or hide
 * something else in what he writes. The first line after a time in which some were left out says how many.
 */
@LoggingFilter(name = "flood")
public final class FloodFilter implements Filter {
    static final int LINES = 20;
    static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    public FloodFilter() {
        this(System::nanoTime);
    }

    FloodFilter(LongSupplier clock) {
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
                append(line, " [before it " + leftOut + " lines of this logger were left out]");
                leftOut = 0;
            }
            return true;
        }

        /** The way in which the message takes its parameters stays: by itself it is set back with the message. */
        private static void append(LogRecord line, String note) {
            if (line instanceof ExtLogRecord formatted) {
                formatted.setMessage(formatted.getMessage() + note, formatted.getFormatStyle());
            } else {
                line.setMessage(line.getMessage() + note);
            }
        }
    }
}
