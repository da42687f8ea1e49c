package dev.backsource.policy.response;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.HostNames;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.url.RequestTarget;
import java.util.ArrayDeque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a client's request at an edge, on its scheme's standard port.
 *
 * @param host a canonical host name
 * @param target path and perhaps query, in normal form ({@link RequestTarget})
 */
public record ClientUrl(Scheme scheme, String host, String target) {
    private static final int MAX_LENGTH = 8_000;
    private static final Pattern PARAMETERS = Pattern.compile(";[^/?]*");
    /** The most characters of a target that are shown; evidence has fewer. */
    private static final int MAX_SHOWN = 200;

    /**
     * The URL that a client requests next after a redirect to {@code location}, resolved by RFC 3986 §5.2 and without its fragment. Null where it is
     * no request to an edge: for another scheme, another port, an IP address or user information, for a location that isn't a URL, and for one that
     * is, or leads to a URL that is, longer than servers have to support (RFC 9110 §4.1).
     */
    public @Nullable ClientUrl redirected(String location) {
        if (location.length() > MAX_LENGTH) {
            return null;
        }
        var reference = withoutFragment(location.strip());
        var colon = reference.indexOf(':');
        if (colon > 0 && isScheme(reference.substring(0, colon))) {
            var named = Scheme.named(reference.substring(0, colon));
            return named == null || !reference.startsWith("//", colon + 1)
                    ? null
                    : withAuthority(named, reference.substring(colon + 3));
        }
        if (reference.startsWith("//")) {
            return withAuthority(scheme, reference.substring(2));
        }
        return withTarget(scheme, host, merged(reference));
    }

    /** The URL as others may see it, short and {@linkplain #shown(String) without secrets}. */
    public ClientUrl shown() {
        var path = shown(target);
        return new ClientUrl(scheme, host, path.substring(0, Math.min(path.length(), MAX_SHOWN)));
    }

    /** Scheme and host. */
    public String schemeAndHost() {
        return scheme.uriName() + "://" + host;
    }

    /** A target without the values that may be secrets: those of the query, and parameters of the path, such as a session's id. */
    public static String shown(String target) {
        var query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query + 1);
        return path.indexOf(';') < 0 ? path : PARAMETERS.matcher(path).replaceAll(";");
    }

    @Override
    public String toString() {
        return schemeAndHost() + target;
    }

    /** The path and query of a reference without an authority (RFC 3986 §5.2.2). */
    private String merged(String reference) {
        var path = RequestTarget.path(target);
        if (reference.isEmpty()) {
            return target;
        }
        if (reference.startsWith("/")) {
            return reference;
        }
        return reference.startsWith("?") ? path + reference : path.substring(0, path.lastIndexOf('/') + 1) + reference;
    }

    private static @Nullable ClientUrl withAuthority(Scheme scheme, String rest) {
        var end = 0;
        while (end < rest.length() && "/?\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        var authority = rest.substring(0, end);
        var portless = authority.endsWith(":" + scheme.standardPort())
                ? authority.substring(0, authority.lastIndexOf(':'))
                : authority;
        var target = rest.substring(end);
        try {
            return withTarget(
                    scheme, HostNames.canonical(portless, "host"), target.startsWith("/") ? target : "/" + target);
        } catch (InvalidValueException e) {
            return null;
        }
    }

    /** Clients encode spaces. Dot segments go only after the normal form was made: clients take {@code %2e} for a dot. */
    private static @Nullable ClientUrl withTarget(Scheme scheme, String host, String target) {
        var normal = RequestTarget.ofTyped(target.replace(" ", "%20"));
        if (normal == null || normal.length() > MAX_LENGTH) {
            return null;
        }
        var url = new ClientUrl(scheme, host, withoutDotSegments(normal));
        return url.schemeAndHost().length() + url.target().length() > MAX_LENGTH ? null : url;
    }

    private static String withoutDotSegments(String target) {
        var path = RequestTarget.path(target);
        if (!path.contains("/.")) {
            return target;
        }
        var kept = new ArrayDeque<String>();
        var segments = path.substring(1).split("/", -1);
        for (var i = 0; i < segments.length; i++) {
            var isDot = segments[i].equals(".");
            var isDouble = segments[i].equals("..");
            if (isDouble) {
                kept.pollLast();
            }
            if (!isDot && !isDouble) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept) + target.substring(path.length());
    }

    private static String withoutFragment(String location) {
        var hash = location.indexOf('#');
        return hash < 0 ? location : location.substring(0, hash);
    }

    private static boolean isScheme(String text) {
        return Character.isLetter(text.charAt(0))
                && text.chars().allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "+-.".indexOf(c) >= 0);
    }
}
