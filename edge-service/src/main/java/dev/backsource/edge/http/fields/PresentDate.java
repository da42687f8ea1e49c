package dev.backsource.edge.http.fields;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The current time as a Date field (RFC 9110 §5.6.7), formatted once a second. For use by one event loop. */
final class PresentDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private long second = -1;
    private CharSequence text = "";

    CharSequence get() {
        var now = System.currentTimeMillis() / 1000;
        if (now != second) {
            second = now;
            text = HttpHeaders.createOptimized(FORMAT.format(Instant.ofEpochSecond(now)));
        }
        return text;
    }
}
