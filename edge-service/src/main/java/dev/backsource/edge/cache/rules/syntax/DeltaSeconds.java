package dev.backsource.edge.cache.rules.syntax;

import org.jspecify.annotations.Nullable;

/** Numbers of seconds in directives and in Age (RFC 9111 §1.2.2). */
public final class DeltaSeconds {
    /** A missing number. */
    public static final long ABSENT = -1;

    /** The value of all larger numbers: 2^31, some 68 years. */
    public static final long MAX = 1L << 31;

    private DeltaSeconds() {}

    /** Parses a number from 0 to {@link #MAX}; {@link #ABSENT} for null and for anything but digits. */
    public static long parse(@Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return ABSENT;
        }
        var seconds = 0L;
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return ABSENT;
            }
            seconds = Math.min(MAX, seconds * 10 + (c - '0'));
        }
        return seconds;
    }
}
