package dev.backsource.policy.client;

import dev.backsource.policy.origin.IpAddresses;
import java.nio.ByteBuffer;

/**
 * One client, as limits count: an IPv4 address, or an IPv6 network of 64 bits, which is the smallest that anyone is assigned (RFC 6177 §2).
 *
 * @param isIpv6 whether it is an IPv6 network
 * @param bits of the address or the network
 */
public record ClientNetwork(boolean isIpv6, long bits) {
    /** The network of clients without a known address: 0.0.0.0, which nobody has. */
    public static final ClientNetwork UNKNOWN = new ClientNetwork(false, 0);

    /** The network of an address of 4 or 16 bytes. */
    public static ClientNetwork of(byte[] address) {
        var bytes = ByteBuffer.wrap(address);
        return address.length == Integer.BYTES
                ? new ClientNetwork(false, bytes.getInt())
                : new ClientNetwork(true, bytes.getLong());
    }

    /** The network of an address written in numbers; {@link #UNKNOWN} for any other text. A zone is ignored. */
    public static ClientNetwork parse(String address) {
        var bytes = IpAddresses.parse(address);
        return bytes == null ? UNKNOWN : of(bytes);
    }
}
