package dev.backsource.policy.domain;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Request targets as a browser would send what a person typed. */
final class TargetText {
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private TargetText() {}

    /** {@code text} with every character outside ASCII, and the double quote, percent-encoded as UTF-8 (RFC 3986 §2.1). */
    static String encoded(String text) {
        var ascii = new StringBuilder(text.length());
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet < 0 || octet == '"') {
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
}
