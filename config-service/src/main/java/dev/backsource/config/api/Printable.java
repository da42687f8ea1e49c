package dev.backsource.config.api;

/** Makes text from a request safe to repeat in an answer: shortened, and without characters that don't print. */
final class Printable {
    private static final int MAX_SHOWN = 200;

    private Printable() {}

    static String of(String text) {
        var shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
        return shown.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    /** Whether the text holds a control character or half of a surrogate pair. */
    static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
