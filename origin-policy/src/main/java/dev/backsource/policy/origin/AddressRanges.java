package dev.backsource.policy.origin;

import java.util.Arrays;
import java.util.List;

/**
 * Ranges of IP addresses, each in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3). A range holds addresses of its own family
 * only. An IPv4 address that IPv6 wraps (RFC 4291 §2.5.5.2) is, when written as text, the IPv4 address; given as 16 bytes
 * it is one of IPv6.
 */
public final class AddressRanges {
    public static final AddressRanges NONE = new AddressRanges(List.of());

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** As {@link #parse}, for ranges in the code. */
    public static AddressRanges of(String... texts) {
        return parse(List.of(texts));
    }

    /**
     * Reads ranges like {@code 10.0.0.0/8} and {@code fd00::/8}, or single addresses.
     *
     * @throws IllegalArgumentException when one is neither, or has bits set behind its prefix
     */
    public static AddressRanges parse(List<String> texts) {
        return new AddressRanges(
                texts.stream().map(String::trim).map(Range::parse).toList());
    }

    /** Whether there is no range, so that no address has to be checked. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether one of the ranges holds {@code address}, which is written in numbers; an IPv6 zone counts for nothing. */
    public boolean contains(String address) {
        var bytes = IpAddresses.parse(address);
        return bytes != null && contains(bytes);
    }

    /** Whether one of the ranges holds the address of these 4 or 16 bytes. */
    public boolean contains(byte[] address) {
        for (var range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The addresses that share their first {@code length} bits with {@code network}. */
    private record Range(byte[] network, int length) {
        static Range parse(String text) {
            var slash = text.indexOf('/');
            var network = IpAddresses.parse(slash < 0 ? text : text.substring(0, slash));
            if (network == null) {
                throw invalid(text, "it has no IP address");
            }
            var bits = network.length * 8;
            var range = new Range(network, slash < 0 ? bits : prefix(text, slash + 1, bits));
            if (!range.endsInZeros()) {
                throw invalid(text, "bits are set after the prefix");
            }
            return range;
        }

        private static int prefix(String text, int from, int max) {
            var digits = text.substring(from);
            if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > max) {
                throw invalid(text, "the prefix length must be in 0.." + max);
            }
            return Integer.parseInt(digits);
        }

        private static IllegalArgumentException invalid(String text, String reason) {
            return new IllegalArgumentException("\"" + text + "\" is not a range such as 10.0.0.0/8: " + reason);
        }

        private boolean endsInZeros() {
            for (var bit = length; bit < network.length * 8; bit++) {
                if ((network[bit / 8] & 0x80 >> bit % 8) != 0) {
                    return false;
                }
            }
            return true;
        }

        boolean contains(byte[] address) {
            var whole = length / 8;
            var rest = length % 8;
            return address.length == network.length
                    && Arrays.equals(address, 0, whole, network, 0, whole)
                    && (rest == 0 || ((address[whole] & 0xff) ^ (network[whole] & 0xff)) >> (8 - rest) == 0);
        }
    }
}
