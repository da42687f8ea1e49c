package dev.backsource.cli.output;

/**
 * Makes text that others wrote harmless to a terminal: control characters, and those that turn the direction of text around, are shown as
 * their code points. Tabs and line ends are among them.
 */
public final class SafeText {
    private SafeText() {}

    public static String of(String text) {
        if (text.codePoints().noneMatch(SafeText::isHarmful)) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(each -> {
            if (isHarmful(each)) {
                safe.append(String.format("\\u%04x", each));
            } else {
                safe.appendCodePoint(each);
            }
        });
        return safe.toString();
    }

    /** As {@link #of}, for text of several lines, which stay lines. */
    public static String lines(String text) {
        return String.join("\n", text.lines().map(SafeText::of).toList());
    }

    private static boolean isHarmful(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
