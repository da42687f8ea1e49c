package dev.backsource.policy.purge;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.url.PathInterpretations;
import dev.backsource.policy.url.RequestTarget;
import java.util.regex.Pattern;

/** Prefixes of request targets to purge, such as {@code /images/}. */
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
                    "prefix \"" + Printable.of(text) + "\" must start with a slash, such as /images/");
        }
        if (text.startsWith("//")) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a host; use the beginning of a path, such as /images/, at the domain it"
                    + " belongs to");
        }
        var typed = withoutStar(text);
        if (TargetText.hasUnwritable(typed) || typed.indexOf('#') >= 0) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a space, backslash, hash or control character; percent-encode it");
        }
        var encoded = RequestTarget.ofTyped(typed);
        if (encoded == null) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a % that is not followed by two hexadecimal digits; encode a percent sign as %25");
        }
        if (hasDotSegment(RequestTarget.path(encoded))) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a . or .. segment, and such paths are never cached; use the resolved path");
        }
        if (encoded.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "prefix \"" + Printable.of(text) + "\" exceeds " + MAX_LENGTH + " characters");
        }
        return encoded;
    }

    /** The last segment may go on: {@code /a/..} begins {@code /a/..b}. */
    private static boolean hasDotSegment(String path) {
        return PathInterpretations.of(path.substring(0, path.lastIndexOf('/'))).haveDotSegment();
    }

    /**
     * The prefix without a star at its end, which is redundant; a star anywhere else is refused, since it would match
     * only itself.
     */
    private static String withoutStar(String text) {
        var star = text.indexOf('*');
        if (star >= 0 && star < text.length() - 1) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a * before its end; a prefix covers every path that begins with it, and patterns are"
                    + " not supported");
        }
        return star < 0 ? text : text.substring(0, star);
    }

    /** Whether {@code text} is in canonical form. */
    static boolean isCanonical(String text) {
        return text.length() <= MAX_LENGTH && CANONICAL.matcher(text).matches();
    }
}
