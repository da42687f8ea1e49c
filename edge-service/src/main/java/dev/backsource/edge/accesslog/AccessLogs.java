package dev.backsource.edge.accesslog;

import dev.backsource.edge.AccessLogSettings.Format;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.http.telemetry.AccessLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Creates the access log by the settings. */
public final class AccessLogs {
    private AccessLogs() {}

    /** Opens the log; the caller closes it. */
    public static AccessLog open(EdgeSettings settings, MeterRegistry registry) {
        var logging = settings.accessLog();
        if (logging.format() == Format.OFF) {
            return AccessLog.OFF;
        }
        try {
            var format = logging.format() == Format.JSON ? new JsonFormat(settings.id()) : new CombinedFormat();
            var writer = new AccessLogWriter(format, new LogFile(logging.file())).start();
            FunctionCounter.builder("backsource.edge.access.log.drops", writer, AccessLogWriter::drops)
                    .description("Dropped access-log entries")
                    .register(registry);
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException("backsource.edge.access-log.file: can't be opened: " + logging.file(), e);
        }
    }

    /** Closes {@code log}, and writes its pending records for at most two seconds. */
    public static void close(AccessLog log) {
        try {
            if (log instanceof AccessLogWriter writer) {
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
