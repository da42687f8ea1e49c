package dev.backsource.edge.origin;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of IP addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3). Holds addresses of its own family only: an
 * IPv4 address that is wrapped into IPv6 is not in a range of IPv4.
 */
final class AddressRange {
    private final byte[] network;
    private final int prefixLength;

    private AddressRange(byte[] network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address.
     *
     * @throws IllegalArgumentException when it is neither, or has bits set behind the prefix
     */
    static AddressRange parse(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!InetAddresses.isInetAddress(address)) {
            throw invalid(text, "no IP address");
        }
        var network = InetAddresses.forString(address).getAddress();
        var bits = slash < 0 ? network.length * 8 : prefixLength(text, slash + 1, network.length * 8);
        if (!Arrays.equals(network, masked(network, bits))) {
            throw invalid(text, "bits are set behind the prefix");
        }
        return new AddressRange(network, bits);
    }

    boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    /** Whether it holds the address of these 4 or 16 bytes. */
    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        var whole = prefixLength / 8;
        var rest = prefixLength % 8;
        return Arrays.equals(address, 0, whole, network, 0, whole)
                && (rest == 0 || (address[whole] & mask(rest)) == network[whole]);
    }

    private static int prefixLength(String text, int from, int max) {
        var digits = text.substring(from);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > max) {
            throw invalid(text, "the prefix length must be in 0.." + max);
        }
        return Integer.parseInt(digits);
    }

    private static byte[] masked(byte[] address, int bits) {
        var result = new byte[address.length];
        System.arraycopy(address, 0, result, 0, bits / 8);
        if (bits % 8 != 0) {
            result[bits / 8] = (byte) (address[bits / 8] & mask(bits % 8));
        }
        return result;
    }

    /** The {@code bits} highest of 8. */
    private static byte mask(int bits) {
        return (byte) (0xff << (8 - bits));
    }

    private static IllegalArgumentException invalid(String text, String reason) {
        return new IllegalArgumentException("\"" + text + "\" is no range of addresses such as 10.0.0.0/8: " + reason);
    }
}
