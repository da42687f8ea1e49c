package dev.backsource.config.access.passwords;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** The network that a client is known by: its IPv4 address, or the /64 of its IPv6 address, of which it has all. */
final class ClientNetwork {
    private static final int BYTES_OF_64 = 8;
    private static final int BYTES_OF_IPV6 = 16;

    private ClientNetwork() {}

    /** {@code address} itself when it is none. */
    static String of(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null
                ? address
                : HexFormat.of().formatHex(bytes.length == BYTES_OF_IPV6 ? Arrays.copyOf(bytes, BYTES_OF_64) : bytes);
    }
}
