package dev.backsource.policy.purge;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.HostNames;
import dev.backsource.policy.url.PathInterpretations;
import dev.backsource.policy.url.RequestTarget;
import java.util.regex.Pattern;

/**
 * URLs to purge: host and request target in one, {@code www.example.com/a.jpg?x=1}. Scheme, port and fragment are not
 * part of it, since the cached responses of both schemes are dropped at once.
 */
final class PurgeUrl {
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_TARGET_LENGTH = MAX_LENGTH - HostNames.MAX_LENGTH;
    private static final Pattern ABSOLUTE = Pattern.compile("(?:(?i)https?://)([^/?#]+)([^#]*+)(?:#.*+)?");
    private static final Pattern PORT = Pattern.compile(":([0-9]*+)$");
    private static final Pattern CANONICAL = Pattern.compile("[a-z0-9.-]++/[!-~&&[^#\"\\\\]]*+");

    private PurgeUrl() {}

    /**
     * The canonical form of {@code text}, an absolute URL of {@code domain} or, where that is an exact name, a request
     * target that starts with a slash.
     *
     * @throws InvalidValueException when it is none; the message names it and says why
     */
    static String canonical(DomainName domain, String text) {
        if (text.startsWith("//")) {
            throw new InvalidValueException("\"" + Printable.of(text)
                    + "\" could be a host or a path; use the full URL, such as https://www.example.com/a.jpg");
        }
        if (text.startsWith("/")) {
            return exactHost(domain, text) + target(text.replaceFirst("#.*+$", ""), text);
        }
        var url = ABSOLUTE.matcher(text);
        if (!url.matches()) {
            throw new InvalidValueException("\"" + Printable.of(text)
                    + "\" is not a URL that can be purged; use the form https://www.example.com/a.jpg or /a.jpg");
        }
        return coveredHost(domain, url.group(1), text) + target(url.group(2), text);
    }

    /**
     * The host of an absolute URL, in canonical form.
     *
     * @throws InvalidValueException when it is none; the message names it and says why
     */
    static String hostOf(String text) {
        var url = ABSOLUTE.matcher(text);
        if (!url.matches()) {
            throw new InvalidValueException("\"" + Printable.of(text)
                    + "\" is not a URL that can be purged; use a full URL, such as https://www.example.com/a.jpg");
        }
        return host(url.group(1), text);
    }

    /** Whether {@code text} is in canonical form. */
    static boolean isCanonical(String text) {
        return text.length() <= MAX_LENGTH && CANONICAL.matcher(text).matches();
    }

    /** The host of a URL in canonical form. */
    static String host(String url) {
        return url.substring(0, url.indexOf('/'));
    }

    /** Whether {@code url}, in canonical form, is of {@code target} at {@code host}. */
    static boolean isOf(String url, String host, String target) {
        return url.length() == host.length() + target.length() && url.startsWith(host) && url.endsWith(target);
    }

    private static String exactHost(DomainName domain, String text) {
        if (domain.isWildcard()) {
            throw new InvalidValueException("\"" + Printable.of(text) + "\" has no host, but the domain is the"
                    + " wildcard " + domain
                    + "; use the full URL");
        }
        return domain.value();
    }

    private static String coveredHost(DomainName domain, String authority, String text) {
        var host = host(authority, text);
        if (!domain.covers(host)) {
            throw new InvalidValueException(
                    "\"" + Printable.of(text) + "\" is not of " + domain + "; purge it at the domain it belongs to");
        }
        return host;
    }

    private static String host(String authority, String text) {
        var port = PORT.matcher(authority);
        if (port.find() && !isPort(port.group(1))) {
            throw new InvalidValueException("\"" + Printable.of(text)
                    + "\" has a port that is not in 1..65535; omit the port, which is ignored");
        }
        return HostNames.canonical(PORT.matcher(authority).replaceFirst(""), "host of the URL");
    }

    /** An empty port stands for the scheme's own (RFC 3986 §3.2.3). */
    private static boolean isPort(String digits) {
        return digits.isEmpty()
                || (digits.length() <= 5 && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65_535);
    }

    /** The request target of a path and query (RFC 9112 §3.2.1), in normal form. */
    private static String target(String pathAndQuery, String text) {
        var typed = pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
        if (TargetText.hasUnwritable(typed)) {
            throw new InvalidValueException(
                    "\"" + Printable.of(text) + "\" has a space, backslash or control character; percent-encode it");
        }
        var target = RequestTarget.ofTyped(typed);
        if (target == null) {
            throw new InvalidValueException("\"" + Printable.of(text)
                    + "\" has a % that is not followed by two hexadecimal digits; encode a percent sign as %25");
        }
        if (target.length() > MAX_TARGET_LENGTH) {
            throw new InvalidValueException("\"" + Printable.of(text) + "\" exceeds " + MAX_TARGET_LENGTH
                    + " characters; purge a prefix instead");
        }
        if (target.endsWith("*")) {
            throw new InvalidValueException("\"" + Printable.of(text)
                    + "\" ends with a *, which is literal in a URL; use the part before it as a prefix");
        }
        if (PathInterpretations.of(RequestTarget.path(target)).haveDotSegment()) {
            throw new InvalidValueException("\"" + Printable.of(text)
                    + "\" has a . or .. segment, and such paths are never cached; use the resolved path");
        }
        return target;
    }
}
