package dev.backsource.policy.purge;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import java.util.regex.Pattern;

/** Beginnings of request targets, as they are purged: {@code /images/}. */
final class PurgePrefix {
    private static final int MAX_LENGTH = 2048;
    private static final Pattern CANONICAL = Pattern.compile("/[!-~&&[^#\"\\\\]]*+");

    private PurgePrefix() {}

    /**
     * The canonical form of {@code text}.
     *
     * @throws InvalidValueException when it is no prefix; the message names it and says why
     */
    static String canonical(String text) {
        if (!text.startsWith("/")) {
            throw new InvalidValueException(
                    "prefix \"" + Printable.of(text) + "\" must start with a slash, like /images/");
        }
        if (text.startsWith("//")) {
            throw new InvalidValueException(
                    "prefix \"" + Printable.of(text)
                            + "\" names a host; give the beginning of a path alone, like /images/, at the domain it belongs to");
        }
        var encoded = TargetText.encoded(withoutStar(text));
        if (TargetText.hasDotSegment(encoded)) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a segment . or .., which nobody asks for; write the path that it leads to");
        }
        if (!TargetText.isWhole(encoded)) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a % that two hexadecimal digits don't follow; write a percent sign as %25");
        }
        if (encoded.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "prefix \"" + Printable.of(text) + "\" is longer than " + MAX_LENGTH + " characters");
        }
        if (!isCanonical(encoded)) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a space, backslash, hash or control character; write it percent-encoded");
        }
        return encoded;
    }

    /** A star at the end says what a prefix says anyway; anywhere else it would match nothing but itself. */
    private static String withoutStar(String text) {
        var star = text.indexOf('*');
        if (star >= 0 && star < text.length() - 1) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a * that is not its end; a prefix covers all that begins with it, and no patterns");
        }
        return star < 0 ? text : text.substring(0, star);
    }

    /** Whether {@code text} is in canonical form. */
    static boolean isCanonical(String text) {
        return text.length() <= MAX_LENGTH && CANONICAL.matcher(text).matches();
    }
}
