package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.net.InetAddresses;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;

/**
 * The address of an origin: an IPv4 address, an IPv6 address (RFC 5952 form, no brackets, no zone) or a host name in
 * lower-case A-labels. A host name may have a single label, since origins often live on an internal network.
 */
public record OriginAddress(@JsonValue String value) {
    private static final String WHAT = "origin address";

    /** The kind of an address, which decides on name resolution and SNI. */
    public enum Kind {
        IPV4,
        IPV6,
        HOST_NAME
    }

    /** Takes an address already in canonical form; anything else is refused. */
    @JsonCreator
    public OriginAddress {
        if (!value.equals(canonical(value, WHAT))) {
            throw new InvalidValueException("origin address \"" + Printable.of(value) + "\" is not canonical");
        }
    }

    /**
     * Brings {@code text} into canonical form.
     *
     * @throws InvalidValueException when it is neither an IP address nor a host name; the message says why
     */
    public static OriginAddress parse(String text) {
        return new OriginAddress(canonical(text, WHAT));
    }

    public Kind kind() {
        if (value.indexOf(':') >= 0) {
            return Kind.IPV6;
        }
        return isPlainIpv4(value) ? Kind.IPV4 : Kind.HOST_NAME;
    }

    public boolean isIp() {
        return kind() != Kind.HOST_NAME;
    }

    @Override
    public String toString() {
        return value;
    }

    /** Whether {@code text} is four numbers in 0..255 without leading zeros, which is how an IPv4 address is written. */
    private static boolean isPlainIpv4(String text) {
        var dots = 0;
        var number = -1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' && number >= 0) {
                dots++;
                number = -1;
            } else if (c >= '0' && c <= '9' && number != 0 && number < 26) {
                number = Math.max(number, 0) * 10 + c - '0';
            } else {
                return false;
            }
            if (number > 255) {
                return false;
            }
        }
        return dots == 3 && number >= 0;
    }

    /** The canonical form of {@code text}; {@code what} names it in the error. */
    static String canonical(String text, String what) {
        if (isPlainIpv4(text)) {
            return text;
        }
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (bare.indexOf('%') < 0 && InetAddresses.isInetAddress(bare)) {
            return InetAddresses.toAddrString(InetAddresses.forString(bare));
        }
        if (bare.indexOf(':') >= 0) {
            throw new InvalidValueException(
                    what + " \"" + Printable.of(text) + "\" is not an IPv6 address; put the port into its own field");
        }
        return HostNames.canonical(text, what);
    }
}
