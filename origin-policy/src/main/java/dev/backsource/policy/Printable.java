package dev.backsource.policy;

/**
 * Makes text of others safe to repeat, in a log, a report or an answer: shortened, and on one line. Control characters, line
 * and paragraph separators, characters that turn the direction of text, and halves of surrogate pairs become {@code ?}; so
 * nothing that is repeated can begin a line, move a terminal's cursor or read otherwise than it is.
 */
public final class Printable {
    /** The most characters of a quoted value that are shown. */
    public static final int QUOTED = 80;

    /** The most characters of a whole sentence that are shown, which may quote values. */
    public static final int SENTENCE = 300;

    private Printable() {}

    /** {@code text} as a value that is quoted within a sentence. */
    public static String of(String text) {
        return of(text, QUOTED);
    }

    /** {@code text}, of which at most {@code maxLength} characters are shown. */
    public static String of(String text, int maxLength) {
        if (text.length() <= maxLength && isPrintable(text)) {
            return text;
        }
        var shown = new StringBuilder(Math.min(text.length(), maxLength) + 1);
        text.substring(0, Math.min(text.length(), maxLength))
                .codePoints()
                .forEach(c -> shown.appendCodePoint(prints(c) ? c : '?'));
        return text.length() <= maxLength ? shown.toString() : shown.append('…').toString();
    }

    /** Whether every character of {@code text} is shown as it is. */
    public static boolean isPrintable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return text.codePoints().allMatch(Printable::prints);
            }
        }
        return true;
    }

    /** Whether a code point is shown as it is. */
    public static boolean prints(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
