package dev.backsource.policy.url;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The normal form of request targets (path and query, RFC 9112 §3.2.1): made of the characters of RFC 3986 §3.3 and §3.4 only, with unreserved
 * characters as themselves (§6.2.2.2) and other octets encoded with upper-case digits (§6.2.2.1). Characters that browsers leave unencoded, such as
 * brackets, are encoded; so is a percent sign in a query that encodes nothing. Octets are decoded once: {@code %2F} is no slash, and {@code %2541} is
 * not {@code A}.
 *
 * <p>Dot segments stay: a path with one has no kind and no cache entry (see {@link PathInterpretations}), so it can't be taken for another path.
 *
 * <p>Ambiguous targets have no normal form: those with a fragment, which is no part of a target (RFC 9110 §7.1), and those with a percent sign in a
 * path that encodes nothing.
 */
public final class RequestTarget {
    private RequestTarget() {}

    /** {@code raw} in normal form, {@code raw} itself when it is so already; null when it has no normal form. One pass. */
    public static @Nullable String normalForm(String raw) {
        for (var i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (!Octet.isPlain(c)) {
                var octet = Octet.at(raw, i);
                if (octet < 0 || Octet.isUnreserved(octet) || !Octet.isUpperCase(raw, i)) {
                    return normalForm(raw, i);
                }
                i += Octet.LENGTH - 1;
            }
        }
        return raw;
    }

    /**
     * The normal form of user input: characters outside of ASCII are encoded as UTF-8 (RFC 3986 §2.5), as browsers do; null when it has no normal
     * form.
     */
    public static @Nullable String ofTyped(String text) {
        var ascii = new StringBuilder(text.length());
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet < 0) {
                Octet.encode(octet & 0xff, ascii);
            } else {
                ascii.append((char) octet);
            }
        }
        return normalForm(ascii.toString());
    }

    /** The path of {@code target}, without its query. */
    public static String path(String target) {
        var query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static @Nullable String normalForm(String raw, int from) {
        var text = new StringBuilder(raw.length() + 16).append(raw, 0, from);
        var query = raw.indexOf('?');
        for (var i = from; i < raw.length(); i++) {
            var c = raw.charAt(i);
            var octet = Octet.at(raw, i);
            if (octet >= 0) {
                append(octet, text);
                i += Octet.LENGTH - 1;
            } else if (Octet.isPlain(c)) {
                text.append(c);
            } else if (c > ' ' && c < 0x7f && c != '#' && (c != '%' || (query >= 0 && query < i))) {
                Octet.encode(c, text);
            } else {
                return null;
            }
        }
        return text.toString();
    }

    private static void append(int octet, StringBuilder text) {
        if (Octet.isUnreserved(octet)) {
            text.append((char) octet);
        } else {
            Octet.encode(octet, text);
        }
    }
}
