package dev.backsource.edge.accesslog;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.http.telemetry.AccessLogRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One JSON object per record (RFC 8259), in ASCII. Unknown values are left out. */
final class JsonFormat implements LineFormat {
    private final String edge;

    JsonFormat(String edge) {
        this.edge = edge;
    }

    @Override
    public void append(AccessLogRecord entry, StringBuilder to) {
        to.append("{\"time\":\"").append(Instant.ofEpochMilli(entry.atMillis())).append('"');
        text("edge", edge, to);
        text("domain", entry.domain(), to);
        text("client", entry.client(), to);
        text("method", entry.method(), to);
        text("scheme", entry.scheme(), to);
        text("version", entry.version(), to);
        text("host", entry.host(), to);
        text("target", entry.target(), to);
        number("status", entry.status(), to);
        number("bytes", entry.bytes(), to);
        millis("duration_ms", entry.durationNanos(), to);
        text("cache", entry.outcome().label(), to);
        if (entry.origin() != null) {
            text("origin", entry.origin(), to);
            millis("origin_ms", entry.originNanos(), to);
        }
        if (entry.revision() != 0) {
            number("revision", entry.revision(), to);
        }
        text("arm", entry.arm() == null ? null : entry.arm().name().toLowerCase(Locale.ROOT), to);
        text("user_agent", entry.userAgent(), to);
        text("referer", entry.referer(), to);
        text("error", entry.error() == null ? null : entry.error().token(), to);
        failure(entry.failure(), to);
        text("trace", entry.trace(), to);
        to.append("}\n");
    }

    private static void failure(@Nullable OriginError failure, StringBuilder to) {
        if (failure != null) {
            var gate = failure.gate();
            text("gate", gate == null ? null : gate.kebabName(), to);
            text("finding", failure.finding() == null ? null : failure.finding().code(), to);
        }
    }

    private static void number(String name, long value, StringBuilder to) {
        name(name, to).append(value);
    }

    /** Appends a time in milliseconds with three decimals. */
    private static void millis(String name, long nanos, StringBuilder to) {
        var micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        var decimals = Long.toString(1_000 + micros % 1_000);
        name(name, to).append(micros / 1_000).append('.').append(decimals, 1, 4);
    }

    private static void text(String name, @Nullable String value, StringBuilder to) {
        if (value == null) {
            return;
        }
        name(name, to).append('"');
        for (var i = 0; i < value.length(); i++) {
            escape(value.charAt(i), to);
        }
        to.append('"');
    }

    private static StringBuilder name(String name, StringBuilder to) {
        return to.append(",\"").append(name).append("\":");
    }

    private static void escape(char c, StringBuilder to) {
        if (c == '"' || c == '\\') {
            to.append('\\').append(c);
        } else if (c >= ' ' && c <= '~') {
            to.append(c);
        } else {
            to.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
    }
}
