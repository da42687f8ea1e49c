package dev.backsource.edge.http;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranges of IP addresses, each in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3). */
public final class AddressRanges {
    public static final AddressRanges NONE = new AddressRanges(List.of());

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads ranges like {@code 10.0.0.0/8} and {@code fd00::/8}, or single addresses.
     *
     * @throws IllegalArgumentException when one is neither
     */
    public static AddressRanges parse(List<String> texts) {
        return new AddressRanges(texts.stream().map(AddressRanges::parse).toList());
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether one of the ranges holds {@code address}, which is written in numbers; an IPv6 zone counts for nothing. */
    public boolean contains(String address) {
        var bytes = bytes(address);
        return bytes != null && ranges.stream().anyMatch(range -> range.contains(bytes));
    }

    private static Range parse(String text) {
        var slash = text.indexOf('/');
        var network = bytes(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new IllegalArgumentException("\"" + text + "\" is no address and no range such as 10.0.0.0/8");
        }
        var bits = network.length * 8;
        return new Range(network, slash < 0 ? bits : prefix(text, slash + 1, bits));
    }

    private static int prefix(String text, int from, int max) {
        var digits = text.substring(from);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > max) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no range: the length of its prefix must be in 0.." + max);
        }
        return Integer.parseInt(digits);
    }

    /** Of an IPv4 address that IPv6 wraps (RFC 4291 §2.5.5.2), those of the IPv4 address. */
    private static byte @Nullable [] bytes(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        var wrapped = bytes != null && bytes.length == 16 && isWrapped(bytes);
        return wrapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static boolean isWrapped(byte[] bytes) {
        for (var i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
    }

    /** The addresses whose first {@code length} bits are those of {@code network}. */
    private record Range(byte[] network, int length) {
        boolean contains(byte[] address) {
            var whole = length / 8;
            var rest = length % 8;
            return address.length == network.length
                    && Arrays.equals(address, 0, whole, network, 0, whole)
                    && (rest == 0 || (address[whole] ^ network[whole]) >> (8 - rest) == 0);
        }
    }
}
