package dev.backsource.policy.domain;

/** Makes untrusted text safe to repeat in a message: shortened, and without control characters. */
final class Printable {
    private static final int MAX_SHOWN = 80;

    private Printable() {}

    static String of(String text) {
        var shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
