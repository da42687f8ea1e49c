package dev.backsource.policy.domain;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.protocol.Scheme;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The request field by which edges tell an origin the client's scheme. Names are in lower case; they begin with {@code x-}, or are one of a few that
 * servers know. Names that edges use for something else are refused, and so are the best-known ones by which applications take another URL, host or
 * method.
 */
public final class ForwardedProtoField {
    /** The name that edges use unless a domain chooses another. */
    public static final String DEFAULT = "x-forwarded-proto";

    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 64;

    /** The names without {@code x-}. */
    private static final Set<String> OTHERS = Set.of("cloudfront-forwarded-proto", "front-end-https");

    /** The names whose value is {@code on} or {@code off}. */
    private static final Set<String> SWITCHES = Set.of("front-end-https", "x-forwarded-ssl");

    private static final Set<String> OF_OTHER_MEANING = Set.of("x-host", "x-hostname", "x-base-url", "x-request-uri");

    private static final Pattern NAME = Pattern.compile("x-[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern OTHER_MEANING = Pattern.compile(
            "x-(forwarded-(for|host|port|prefix|by|server|uri|path|method)|original|rewrite|real-|http-|method-override).*");

    private ForwardedProtoField() {}

    /**
     * The name in lower case.
     *
     * @throws InvalidValueException when edges can't use {@code text}; the message says why
     */
    public static String canonical(String text) {
        var name = text.toLowerCase(Locale.ROOT);
        if (name.length() > MAX_LENGTH || !(NAME.matcher(name).matches() || OTHERS.contains(name))) {
            throw new InvalidValueException("forwardedProtoField \"" + Printable.of(text)
                    + "\" is not supported; use a name of X- and letters, digits and hyphens, at most " + MAX_LENGTH
                    + " characters, or Front-End-Https or CloudFront-Forwarded-Proto");
        }
        if (OF_OTHER_MEANING.contains(name) || OTHER_MEANING.matcher(name).matches()) {
            throw new InvalidValueException("forwardedProtoField \"" + Printable.of(text)
                    + "\" has another meaning to origins; use a name for the scheme, such as X-Forwarded-Proto");
        }
        return name;
    }

    /** The value of the field {@code name} for a client with {@code scheme}. */
    public static String value(String name, Scheme scheme) {
        return SWITCHES.contains(name) ? (scheme.isSecure() ? "on" : "off") : scheme.uriName();
    }
}
