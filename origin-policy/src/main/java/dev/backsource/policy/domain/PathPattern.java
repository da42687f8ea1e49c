package dev.backsource.policy.domain;

import java.util.Arrays;

/**
 * A glob in which {@code *} stands for any run of characters, slashes too, prepared for matching. The text before the first star must begin the path,
 * and the text after the last star must end it. The pieces in between are each matched at their first occurrence, which suffices since stars are all
 * alike. Pieces are found by the algorithm of Knuth, Morris and Pratt, so that no pattern, however hostile, reads a character of the path more than
 * about twice.
 */
final class PathPattern {
    private static final char STAR = '*';

    private final String first;
    /** Between the stars; without empty ones. */
    private final Piece[] inner;
    /** The text after the last star; the whole pattern when there is no star. */
    private final String last;

    private final boolean exact;
    private final int minimumLength;

    PathPattern(String text) {
        var star = text.indexOf(STAR);
        exact = star < 0;
        first = exact ? text : text.substring(0, star);
        var end = text.lastIndexOf(STAR);
        last = text.substring(end + 1);
        inner = exact ? new Piece[0] : pieces(text.substring(star, end + 1));
        minimumLength = exact
                ? text.length()
                : first.length()
                        + last.length()
                        + Arrays.stream(inner)
                                .mapToInt(piece -> piece.text().length())
                                .sum();
    }

    /** Reads no character of {@code path} more than four times. */
    boolean matches(CharSequence path) {
        var length = path.length();
        if (exact ? length != minimumLength : length < minimumLength) {
            return false;
        }
        return isAt(first, path, 0) && (exact || (isAt(last, path, length - last.length()) && hasInner(path)));
    }

    private boolean hasInner(CharSequence path) {
        var from = first.length();
        var end = path.length() - last.length();
        for (var piece : inner) {
            from = piece.find(path, from, end);
            if (from < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAt(String piece, CharSequence path, int at) {
        for (var i = 0; i < piece.length(); i++) {
            if (path.charAt(at + i) != piece.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Piece[] pieces(String starred) {
        return Arrays.stream(starred.split("\\*", -1))
                .filter(text -> !text.isEmpty())
                .map(Piece::of)
                .toArray(Piece[]::new);
    }

    /**
     * A text to be found.
     *
     * @param borders by length of the matched text, the length that still matches further on: its longest proper prefix that is its suffix too
     */
    private record Piece(String text, short[] borders) {

        static Piece of(String text) {
            var borders = new short[text.length() + 1];
            var matched = 0;
            for (var i = 1; i < text.length(); i++) {
                while (matched > 0 && text.charAt(matched) != text.charAt(i)) {
                    matched = borders[matched];
                }
                matched += text.charAt(matched) == text.charAt(i) ? 1 : 0;
                borders[i + 1] = (short) matched;
            }
            return new Piece(text, borders);
        }

        /** The end of its first occurrence within {@code from..end}; -1 when there is none. */
        int find(CharSequence path, int from, int end) {
            var matched = 0;
            for (var i = from; i < end; i++) {
                var next = path.charAt(i);
                while (matched > 0 && text.charAt(matched) != next) {
                    matched = borders[matched];
                }
                matched += text.charAt(matched) == next ? 1 : 0;
                if (matched == text.length()) {
                    return i + 1;
                }
            }
            return -1;
        }
    }
}
