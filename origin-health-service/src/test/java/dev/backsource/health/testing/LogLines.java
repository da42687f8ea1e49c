package dev.backsource.health.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines that a class logs by formats of {@link String#format}, until it is closed. */
public final class LogLines extends Handler implements AutoCloseable {
    private final List<String> texts = new ArrayList<>();
    private final Logger logger;

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    public static LogLines of(Class<?> logging) {
        var lines = new LogLines(Logger.getLogger(logging.getName()));
        lines.logger.addHandler(lines);
        return lines;
    }

    public List<String> texts() {
        return texts;
    }

    @Override
    public void publish(LogRecord line) {
        texts.add(String.format(line.getMessage(), line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
