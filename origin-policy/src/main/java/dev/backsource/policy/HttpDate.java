package dev.backsource.policy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in fields of HTTP: IMF-fixdate (RFC 9110 §5.6.7), such as {@code Tue, 01 Dec 2026 03:05:09 GMT}. */
public final class HttpDate {
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** In whole seconds; a fraction is cut off. */
    public static String of(Instant time) {
        return IMF_FIXDATE.format(time);
    }
}
