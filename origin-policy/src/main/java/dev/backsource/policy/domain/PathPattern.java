package dev.backsource.policy.domain;

/**
 * A glob in which {@code *} stands for any run of characters, slashes too. Linear in the usual case and never worse than
 * pattern times path: on a mismatch only the last star is widened, which suffices since stars are all alike.
 */
final class PathPattern {
    private PathPattern() {}

    static boolean matches(String pattern, String path) {
        var p = 0;
        var star = -1;
        var resume = 0;
        for (var i = 0; i < path.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = i;
            } else if (p < pattern.length() && pattern.charAt(p) == path.charAt(i)) {
                p++;
                i++;
            } else if (star >= 0) {
                p = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
