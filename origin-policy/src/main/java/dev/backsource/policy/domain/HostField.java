package dev.backsource.policy.domain;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.protocol.Ports;

/**
 * Canonical values of the {@code Host} field (RFC 9110 §7.2): a host name in lower-case A-labels, an IPv4 address or an
 * IPv6 address in brackets, with a port behind a colon or without.
 */
final class HostField {
    private static final int MAX_PORT_DIGITS = 5;

    /** The longest spelling of a value that is read, in characters. */
    static final int MAX_SPELLING_LENGTH = HostNames.MAX_SPELLING_LENGTH + ":".length() + MAX_PORT_DIGITS;

    private HostField() {}

    /**
     * The canonical form of {@code text}.
     *
     * @throws InvalidValueException when {@code text} is no such value; the message says why
     */
    static String canonical(String text) {
        var colon = portColon(text);
        var host = host(text.substring(0, colon));
        return colon == text.length() ? host : host + ":" + port(text.substring(colon + 1));
    }

    /** The index of the colon before the port; the length of {@code text} when there is no port. */
    private static int portColon(String text) {
        var colon = text.lastIndexOf(':');
        var isPort = colon > text.lastIndexOf(']') && (text.startsWith("[") || text.indexOf(':') == colon);
        return isPort ? colon : text.length();
    }

    private static String host(String text) {
        var address = OriginAddress.canonical(text, "host");
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    private static int port(String text) {
        var digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.isEmpty() || text.length() > MAX_PORT_DIGITS) {
            throw new InvalidValueException(
                    "port \"" + Printable.of(text) + "\" of the host is not a number in 1..65535");
        }
        return Ports.check(Integer.parseInt(text));
    }
}
