package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;

/**
 * The name of an accelerated domain: exact ({@code www.example.com}) or a wildcard ({@code *.example.com}), in
 * lower-case A-labels without a trailing dot. A wildcard stands for every name below its suffix, at any depth, but not
 * for the suffix itself.
 */
public record DomainName(@JsonValue String value) implements Comparable<DomainName> {
    /** How long a name may be, in characters. */
    public static final int MAX_LENGTH = HostNames.MAX_LENGTH;

    private static final String WILDCARD_PREFIX = "*.";

    /** The longest spelling of a name that {@link #parse} reads, in characters. */
    public static final int MAX_SPELLING_LENGTH = WILDCARD_PREFIX.length() + HostNames.MAX_SPELLING_LENGTH;

    /** Takes a name already in canonical form; anything else is refused. Use {@link #parse} for user input. */
    @JsonCreator
    public DomainName {
        if (!value.equals(canonical(value))) {
            throw new InvalidValueException("domain name \"" + Printable.of(value)
                    + "\" is not canonical; use lower-case A-labels without a trailing dot");
        }
    }

    /**
     * Brings {@code text} into canonical form: lower case, U-labels to A-labels (UTS #46), one trailing dot removed.
     *
     * @throws InvalidValueException when {@code text} is no domain name; the message says why
     */
    public static DomainName parse(String text) {
        return new DomainName(canonical(text));
    }

    /**
     * The text to search names for when a user searches for {@code part}: in lower case, and in A-labels where it makes whole ones (UTS #46), by the
     * same mapping as {@link #parse}.
     */
    public static String searched(String part) {
        return HostNames.folded(part);
    }

    public boolean isWildcard() {
        return value.startsWith(WILDCARD_PREFIX);
    }

    /** The part of a wildcard after {@code *.}; the whole name otherwise. */
    public String suffix() {
        return isWildcard() ? value.substring(WILDCARD_PREFIX.length()) : value;
    }

    /** Whether requests for {@code host}, a canonical exact host name, can belong to this domain. */
    public boolean covers(String host) {
        return isWildcard()
                ? host.length() > value.length() - 1 && host.endsWith(value.substring(1))
                : host.equals(value);
    }

    @Override
    public int compareTo(DomainName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String text) {
        var wildcard = text.startsWith(WILDCARD_PREFIX);
        var host = HostNames.canonical(wildcard ? text.substring(WILDCARD_PREFIX.length()) : text, "domain name");
        if (host.indexOf('.') < 0) {
            throw new InvalidValueException("domain name \"" + Printable.of(text)
                    + "\" has a single label; use a full name, such as www.example.com");
        }
        var name = wildcard ? WILDCARD_PREFIX + host : host;
        if (name.length() > HostNames.MAX_LENGTH) {
            throw new InvalidValueException("domain name exceeds " + HostNames.MAX_LENGTH + " characters");
        }
        return name;
    }
}
