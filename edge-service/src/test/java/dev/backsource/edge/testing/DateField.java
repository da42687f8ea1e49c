package dev.backsource.edge.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of a date field, in the form that senders use (RFC 9110 §5.6.7). */
public final class DateField {
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private DateField() {}

    public static String of(Instant time) {
        return IMF_FIXDATE.format(time);
    }

    public static String of(long epochMs) {
        return of(Instant.ofEpochMilli(epochMs));
    }
}
