package dev.backsource.policy.purge;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.url.PathReadings;
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
                    "prefix \"" + Printable.of(text) + "\" must start with a slash, like /images/");
        }
        if (text.startsWith("//")) {
            throw new InvalidValueException(
                    "prefix \"" + Printable.of(text)
                            + "\" names a host; give the beginning of a path alone, like /images/, at the domain it belongs to");
        }
        var typed = withoutStar(text);
        if (TargetText.hasUnwritable(typed) || typed.indexOf('#') >= 0) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a space, backslash, hash or control character; write it percent-encoded");
        }
        var encoded = RequestTarget.ofTyped(typed);
        if (encoded == null) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a % that two hexadecimal digits don't follow; write a percent sign as %25");
        }
        if (hasDotSegment(RequestTarget.path(encoded))) {
            throw new InvalidValueException("prefix \"" + Printable.of(text)
                    + "\" has a segment . or .., and of such paths nothing is stored; write the path that it leads to");
        }
        if (encoded.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "prefix \"" + Printable.of(text) + "\" is longer than " + MAX_LENGTH + " characters");
        }
        return encoded;
    }

    /** The last segment may go on: {@code /a/..} begins {@code /a/..b}. */
    private static boolean hasDotSegment(String path) {
        return PathReadings.of(path.substring(0, path.lastIndexOf('/'))).haveDotSegment();
    }

    /**
     * The prefix without a star at its end, which is redundant; a star anywhere else is refused, since it would match
     * only itself.
     */
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
