package dev.backsource.edge.cache.rules.syntax;

import java.time.YearMonth;

/** The common parts of the three date formats (RFC 9110 §5.6.7). Invalid numbers are negative. */
final class DateParts {
    /** A missing or invalid date. */
    static final long ABSENT = Long.MIN_VALUE;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";

    private DateParts() {}

    /**
     * Milliseconds since the epoch; {@link #ABSENT} when a part is out of range. The time of day is in {@code value} at
     * {@code time}, as {@code 08:49:37}; it may contain a leap second.
     */
    static long instant(int year, int month, int day, String value, int time) {
        var hour = number(value, time, 2);
        var minute = number(value, time + 3, 2);
        var second = number(value, time + 6, 2);
        if (!isDay(year, month, day) || !isWithin(hour, 23) || !isWithin(minute, 59) || !isWithin(second, 60)) {
            return ABSENT;
        }
        var days = YearMonth.of(year, month).atDay(day).toEpochDay();
        return 1000 * (86_400 * days + 3600L * hour + 60L * minute + second);
    }

    static boolean isDayName(String value) {
        return nameIndex(DAYS, value, 0) >= 0;
    }

    /** The month from 1 to 12; 0 when there is no name of a month at {@code at}. */
    static int month(String value, int at) {
        return nameIndex(MONTHS, value, at) + 1;
    }

    static int number(String value, int at, int digits) {
        var number = 0;
        for (var i = at; i < at + digits; i++) {
            if (!Tokens.isDigit(value.charAt(i))) {
                return -1;
            }
            number = 10 * number + value.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDay(int year, int month, int day) {
        return year >= 0 && month > 0 && YearMonth.of(year, month).isValidDay(day);
    }

    private static boolean isWithin(int number, int most) {
        return number >= 0 && number <= most;
    }

    /** The index of the three-letter name at {@code at} in {@code names}; -1 for none. */
    private static int nameIndex(String names, String value, int at) {
        for (var i = 0; i < names.length(); i += 3) {
            if (names.regionMatches(true, i, value, at, 3)) {
                return i / 3;
            }
        }
        return -1;
    }
}
