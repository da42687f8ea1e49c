package dev.backsource.edge.cache.rules.ranges;

import dev.backsource.edge.cache.rules.syntax.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * One member of a Range field (RFC 9110 §14.1.2).
 *
 * @param first offset of the first byte; {@link #FROM_END} for the last {@code last} bytes
 * @param last offset of the last byte, inclusive; the greatest number when open
 */
record RangeSpec(long first, long last) {
    static final long FROM_END = -1;

    /** Parses {@code 0-499}, {@code 500-} and {@code -500}; null for anything else. */
    static @Nullable RangeSpec of(String member) {
        var dash = member.indexOf('-');
        if (dash < 0 || member.length() == 1) {
            return null;
        }
        var first = dash == 0 ? FROM_END : number(member, 0, dash);
        var last = dash == member.length() - 1 ? Long.MAX_VALUE : number(member, dash + 1, member.length());
        var valid = last >= first && (dash == 0 || first >= 0) && last >= 0;
        return valid ? new RangeSpec(first, last) : null;
    }

    /** The part of a content of {@code completeLength} bytes that the range covers; null for nothing. */
    @Nullable
    ByteRange within(long completeLength) {
        var start = first == FROM_END ? completeLength - Math.min(last, completeLength) : first;
        var end = first == FROM_END ? completeLength - 1 : Math.min(last, completeLength - 1);
        return start <= end ? new ByteRange(start, end) : null;
    }

    /** The number from {@code start} to {@code end}, capped at the largest long; -1 for anything but digits. */
    private static long number(String text, int start, int end) {
        var number = 0L;
        for (var i = start; i < end; i++) {
            if (!Tokens.isDigit(text.charAt(i))) {
                return -1;
            }
            var digit = text.charAt(i) - '0';
            number = number > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : number * 10 + digit;
        }
        return number;
    }
}
