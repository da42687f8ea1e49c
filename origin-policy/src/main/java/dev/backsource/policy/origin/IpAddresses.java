package dev.backsource.policy.origin;

import com.google.common.net.InetAddresses;
import org.jspecify.annotations.Nullable;

/** IP addresses as bytes, parsed without a query to a name server. */
public final class IpAddresses {
    private IpAddresses() {}

    /**
     * The 4 or 16 bytes of an address that is written in numbers; null when it is none. An IPv4 address that IPv6 wraps (RFC
     * 4291 §2.5.5.2) is the IPv4 address, and a zone (RFC 4007 §11) counts for nothing.
     */
    public static byte @Nullable [] parse(String text) {
        var zone = text.indexOf('%');
        var bare = zone < 0 ? text : text.substring(0, zone);
        if (!InetAddresses.isInetAddress(bare)) {
            return null;
        }
        var address = InetAddresses.forString(bare);
        var bytes = new byte[InetAddresses.toAddrString(address).indexOf(':') < 0 ? 4 : 16];
        var number = InetAddresses.toBigInteger(address).toByteArray();
        var length = Math.min(number.length, bytes.length);
        System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
        return bytes;
    }
}
