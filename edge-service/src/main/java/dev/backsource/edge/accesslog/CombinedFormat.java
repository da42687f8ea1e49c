package dev.backsource.edge.accesslog;

import dev.backsource.edge.http.telemetry.AccessLogRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Apache's combined log format, {@code %h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-agent}i"}, with Apache's escapes:
 * a backslash before quotes and backslashes, and {@code \xhh} for bytes that are not printable. Times are in UTC.
 */
final class CombinedFormat implements LineFormat {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public void append(AccessLogRecord entry, StringBuilder to) {
        to.append(entry.client()).append(" - - [");
        TIME.formatTo(Instant.ofEpochMilli(entry.atMillis()), to);
        to.append("] \"");
        escape(entry.method(), to);
        to.append(' ');
        escape(entry.target(), to);
        to.append(' ')
                .append(entry.version())
                .append("\" ")
                .append(entry.status())
                .append(' ');
        if (entry.bytes() == 0) {
            to.append('-');
        } else {
            to.append(entry.bytes());
        }
        quote(entry.referer(), to);
        quote(entry.userAgent(), to);
        to.append('\n');
    }

    private static void quote(@Nullable String text, StringBuilder to) {
        to.append(" \"");
        escape(text == null ? "-" : text, to);
        to.append('"');
    }

    private static void escape(String text, StringBuilder to) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                to.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                to.append(c);
            } else {
                to.append("\\x").append(hex(c >> 4)).append(hex(c));
            }
        }
    }

    private static char hex(int nibble) {
        return Character.forDigit(nibble & 0xf, 16);
    }
}
