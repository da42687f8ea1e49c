package dev.backsource.cli.output;

import dev.backsource.policy.Printable;

/**
 * Text from elsewhere, made harmless to a terminal: characters that {@link Printable} would replace are shown as their code points, tabs and line
 * ends among them.
 */
public final class SafeText {
    private SafeText() {}

    public static String of(String text) {
        if (text.codePoints().allMatch(Printable::prints)) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(each -> {
            if (Printable.prints(each)) {
                safe.appendCodePoint(each);
            } else {
                safe.append(String.format("\\u%04x", each));
            }
        });
        return safe.toString();
    }

    /** As {@link #of}, for text of several lines, which stay lines. */
    public static String lines(String text) {
        return String.join("\n", text.lines().map(SafeText::of).toList());
    }
}
