package dev.backsource.policy.origin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The test for addresses of the public internet. All others are those that the IANA registries of special purposes (RFC
 * 6890) keep for one's own host, link or network, for documentation and benchmarks, for groups, or for nobody; and
 * those of clouds' metadata services. Of IPv6 only the assigned part, 2000::/3, can be public. An IPv4 address inside
 * one of IPv6 is judged as itself, since that is where packets end up.
 */
final class PublicAddresses {
    private static final AddressRanges SPECIAL_IPV4 = AddressRanges.of(
            "0.0.0.0/8", // this network, RFC 791 §3.2
            "10.0.0.0/8", // private, RFC 1918 §3
            "100.64.0.0/10", // shared by a carrier's customers, RFC 6598
            "127.0.0.0/8", // loopback, RFC 1122 §3.2.1.3
            "168.63.129.16/32", // Azure's metadata for its machines
            "169.254.0.0/16", // link-local, RFC 3927; the metadata of most clouds
            "172.16.0.0/12", // private, RFC 1918 §3
            "192.0.0.0/24", // protocol assignments, RFC 6890 §2.1
            "192.0.2.0/24", // documentation, RFC 5737
            "192.88.99.0/24", // formerly 6to4 relays, RFC 7526
            "192.168.0.0/16", // private, RFC 1918 §3
            "198.18.0.0/15", // benchmarks, RFC 2544
            "198.51.100.0/24", // documentation, RFC 5737
            "203.0.113.0/24", // documentation, RFC 5737
            "224.0.0.0/4", // multicast, RFC 5771
            "240.0.0.0/4"); // reserved, RFC 1112 §4; broadcast, RFC 919 §7

    private static final AddressRanges GLOBAL_IPV6 = AddressRanges.of("2000::/3");
    private static final AddressRanges SPECIAL_IPV6 = AddressRanges.of(
            "2001::/23", // protocol assignments, Teredo and ORCHID among them, RFC 2928
            "2001:db8::/32", // documentation, RFC 3849
            "3fff::/20"); // documentation, RFC 9637

    private static final AddressRanges COMPATIBLE = AddressRanges.of("::/96"); // IPv4-compatible, RFC 4291 §2.5.5.1
    private static final AddressRanges NAT64 = AddressRanges.of("64:ff9b::/96"); // RFC 6052 §2.1
    private static final AddressRanges SIX_TO_FOUR = AddressRanges.of("2002::/16"); // RFC 3056 §2
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private PublicAddresses() {}

    /** Whether the address of these 4 or 16 bytes is one of the public internet. */
    static boolean isPublic(byte[] address) {
        var inner = embedded(address);
        if (inner != null) {
            return isPublic(inner);
        }
        return address.length == 4
                ? !SPECIAL_IPV4.contains(address)
                : GLOBAL_IPV6.contains(address) && !SPECIAL_IPV6.contains(address);
    }

    /** The IPv4 address that packets to an IPv6 address are translated or tunnelled to; null when there is none. */
    static byte @Nullable [] embedded(byte[] address) {
        if (address.length == 4) {
            return null;
        }
        if (COMPATIBLE.contains(address) || NAT64.contains(address) || isMapped(address)) {
            return Arrays.copyOfRange(address, 12, 16);
        }
        return SIX_TO_FOUR.contains(address) ? Arrays.copyOfRange(address, 2, 6) : null;
    }

    /** IPv4-mapped, RFC 4291 §2.5.5.2. */
    private static boolean isMapped(byte[] address) {
        return Arrays.equals(address, 0, 12, MAPPED_PREFIX, 0, 12);
    }
}
