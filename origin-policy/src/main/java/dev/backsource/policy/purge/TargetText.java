package dev.backsource.policy.purge;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Request targets as a browser would send what a person typed. */
final class TargetText {
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern DOT_SEGMENT = Pattern.compile("^[^?]*?/(?:\\.|%2[Ee]){1,2}/");
    private static final String LEFT_AS_IT_IS = "\"<>[]^`{|}";

    private TargetText() {}

    /**
     * {@code text} with every character percent-encoded that is outside ASCII (as UTF-8, RFC 3986 §2.1), or that no target has
     * and edges encode, since browsers leave some of them as they are.
     */
    static String encoded(String text) {
        var ascii = new StringBuilder(text.length());
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet < 0 || LEFT_AS_IT_IS.indexOf(octet) >= 0) {
                ascii.append(String.format("%%%02X", octet));
            } else {
                ascii.append((char) octet);
            }
        }
        return ascii.toString();
    }

    /** Whether every percent sign of {@code text} begins a percent-encoded octet (RFC 3986 §2.1). */
    static boolean isWhole(String text) {
        return !BROKEN.matcher(text).find();
    }

    /**
     * Whether the path of {@code target} has a segment {@code .} or {@code ..}, percent-encoded or not, that a slash follows.
     * Whoever follows a reference resolves them (RFC 3986 §5.2.4), so nobody asks for what is written like that.
     */
    static boolean hasDotSegment(String target) {
        return DOT_SEGMENT.matcher(target).find();
    }
}
