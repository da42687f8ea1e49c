package dev.backsource.policy.purge;

/** Request targets as people type them. */
final class TargetText {
    private TargetText() {}

    /** Whether {@code text} has a space, a backslash or a control character, none of which a URL shows as it is. */
    static boolean hasUnwritable(String text) {
        return text.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7f);
    }
}
