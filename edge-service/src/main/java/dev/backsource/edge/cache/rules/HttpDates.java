package dev.backsource.edge.cache.rules;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates in header fields (RFC 9110 §5.6.7), in milliseconds since the epoch. */
public final class HttpDates {
    /** Stands for a date that is missing or not valid. */
    public static final long ABSENT = Long.MIN_VALUE;

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final List<String> LONG_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private HttpDates() {}

    /** In the form that senders use, {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    public static String format(long epochMs) {
        return IMF_FIXDATE.format(Instant.ofEpochMilli(epochMs));
    }

    /**
     * Reads any of the three forms, to the letter; else {@link #ABSENT}. Two-digit years from 70 on are of the last
     * century: without a clock, as near as one gets to "not more than 50 years in the future".
     */
    public static long parse(@Nullable String value) {
        if (value == null || value.length() < 24) {
            return ABSENT;
        }
        var comma = value.indexOf(',');
        if (comma < 0) {
            return asctime(value);
        }
        return comma == 3 ? imfFixdate(value) : rfc850(value, comma);
    }

    /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    private static long imfFixdate(String value) {
        var framed = value.length() == 29
                && isDay(value)
                && value.charAt(4) == ' '
                && value.charAt(7) == ' '
                && value.charAt(11) == ' '
                && value.charAt(16) == ' '
                && value.endsWith(" GMT");
        return framed ? instant(number(value, 12, 4), month(value, 8), number(value, 5, 2), value, 17) : ABSENT;
    }

    /** {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
    private static long rfc850(String value, int comma) {
        var day = comma + 2;
        var framed = value.length() == day + 22
                && LONG_DAYS.contains(value.substring(0, comma))
                && value.charAt(comma + 1) == ' '
                && value.charAt(day + 2) == '-'
                && value.charAt(day + 6) == '-'
                && value.charAt(day + 9) == ' '
                && value.endsWith(" GMT");
        return framed
                ? instant(
                        fullYear(number(value, day + 7, 2)),
                        month(value, day + 3),
                        number(value, day, 2),
                        value,
                        day + 10)
                : ABSENT;
    }

    private static int fullYear(int twoDigits) {
        return twoDigits < 0 ? twoDigits : twoDigits + (twoDigits < 70 ? 2000 : 1900);
    }

    /** {@code Sun Nov  6 08:49:37 1994}. */
    private static long asctime(String value) {
        var framed = value.length() == 24
                && isDay(value)
                && value.charAt(3) == ' '
                && value.charAt(7) == ' '
                && value.charAt(10) == ' '
                && value.charAt(19) == ' ';
        if (!framed) {
            return ABSENT;
        }
        var day = value.charAt(8) == ' ' ? number(value, 9, 1) : number(value, 8, 2);
        return instant(number(value, 20, 4), month(value, 4), day, value, 11);
    }

    /** The time of day stands at {@code time} as {@code 08:49:37}; a number that is none is negative. */
    private static long instant(int year, int month, int day, String value, int time) {
        var hour = number(value, time, 2);
        var minute = number(value, time + 3, 2);
        var second = number(value, time + 6, 2);
        var valid = isWithin(hour, 23)
                && isWithin(minute, 59)
                && isWithin(second, 60)
                && value.charAt(time + 2) == ':'
                && value.charAt(time + 5) == ':'
                && year >= 0
                && month > 0
                && YearMonth.of(year, month).isValidDay(day);
        return valid
                ? 1000
                        * (86_400 * YearMonth.of(year, month).atDay(day).toEpochDay()
                                + 3600L * hour
                                + 60L * minute
                                + second)
                : ABSENT;
    }

    private static boolean isWithin(int number, int most) {
        return number >= 0 && number <= most;
    }

    private static boolean isDay(String value) {
        return nameIndex(DAYS, value, 0) >= 0;
    }

    private static int month(String value, int at) {
        return nameIndex(MONTHS, value, at) + 1;
    }

    /** Which of the three-letter {@code names} stands at {@code at}; -1 if none. */
    private static int nameIndex(String names, String value, int at) {
        for (var i = 0; i < names.length(); i += 3) {
            if (names.regionMatches(i, value, at, 3)) {
                return i / 3;
            }
        }
        return -1;
    }

    private static int number(String value, int at, int digits) {
        var number = 0;
        for (var i = at; i < at + digits; i++) {
            if (!Tokens.isDigit(value.charAt(i))) {
                return -1;
            }
            number = 10 * number + value.charAt(i) - '0';
        }
        return number;
    }
}
