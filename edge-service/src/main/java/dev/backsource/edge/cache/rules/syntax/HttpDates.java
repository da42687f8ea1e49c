package dev.backsource.edge.cache.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates in header fields (RFC 9110 §5.6.7), in milliseconds since the epoch. */
public final class HttpDates {
    /** A missing or invalid date. */
    public static final long ABSENT = DateParts.ABSENT;

    private static final List<String> LONG_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private HttpDates() {}

    /**
     * Parses any of the three formats, in any case (RFC 9111 §4.2); {@link #ABSENT} for anything else. Two-digit years
     * from 70 belong to the last century: without a clock, that is as close as one gets to "not more than 50 years in
     * the future".
     */
    public static long parse(@Nullable String value) {
        if (value == null) {
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
        if (!fits(value, 0, "???, ?? ??? ???? ??:??:?? GMT") || !DateParts.isDayName(value)) {
            return ABSENT;
        }
        var year = DateParts.number(value, 12, 4);
        return DateParts.instant(year, DateParts.month(value, 8), DateParts.number(value, 5, 2), value, 17);
    }

    /** {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
    private static long rfc850(String value, int comma) {
        if (!fits(value, comma, ", ??-???-?? ??:??:?? GMT") || !isLongDay(value.substring(0, comma))) {
            return ABSENT;
        }
        var day = DateParts.number(value, comma + 2, 2);
        var year = fullYear(DateParts.number(value, comma + 9, 2));
        return DateParts.instant(year, DateParts.month(value, comma + 5), day, value, comma + 12);
    }

    private static int fullYear(int twoDigits) {
        return twoDigits < 0 ? twoDigits : twoDigits + (twoDigits < 70 ? 2000 : 1900);
    }

    /** {@code Sun Nov  6 08:49:37 1994}. */
    private static long asctime(String value) {
        if (!fits(value, 0, "??? ??? ?? ??:??:?? ????") || !DateParts.isDayName(value)) {
            return ABSENT;
        }
        var day = value.charAt(8) == ' ' ? DateParts.number(value, 9, 1) : DateParts.number(value, 8, 2);
        return DateParts.instant(DateParts.number(value, 20, 4), DateParts.month(value, 4), day, value, 11);
    }

    /**
     * Whether {@code value} from {@code start} to its end matches {@code form}, in which ? stands for any character.
     */
    private static boolean fits(String value, int start, String form) {
        if (value.length() - start != form.length()) {
            return false;
        }
        for (var i = 0; i < form.length(); i++) {
            if (form.charAt(i) != '?' && form.charAt(i) != upperCase(value.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLongDay(String name) {
        return LONG_DAYS.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Converts ASCII only, since dates contain no other letters. */
    private static char upperCase(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }
}
