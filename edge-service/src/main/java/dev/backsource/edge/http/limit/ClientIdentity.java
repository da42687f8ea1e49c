package dev.backsource.edge.http.limit;

import dev.backsource.edge.ClientSettings;
import dev.backsource.policy.origin.AddressRanges;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What counts as one client for limits: an IPv4 address, or an IPv6 network of 64 bits, which is the smallest that
 * anyone is assigned.
 *
 * @param trusted proxies, which have clients of their own and are exempt from limits per client
 */
public record ClientIdentity(AddressRanges trusted) {
    private static final Object UNKNOWN = 0;

    /**
     * Creates the identity by the settings.
     *
     * @throws IllegalStateException when the configured proxies are not ranges of addresses
     */
    public static ClientIdentity of(ClientSettings settings) {
        try {
            return new ClientIdentity(
                    settings.trustedProxies().map(AddressRanges::parse).orElse(AddressRanges.NONE));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.edge.client.trusted-proxies: " + e.getMessage(), e);
        }
    }

    /** A key that is equal for all addresses of one client. */
    public Object key(InetSocketAddress client) {
        var address = client.getAddress();
        if (address == null) {
            return UNKNOWN;
        }
        var bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES ? (Object) bytes.getInt() : (Object) bytes.getLong();
    }

    /** The key of a client with a limit; null for any other. */
    public @Nullable Object keyOfShare(@Nullable InetSocketAddress client) {
        return client == null || isProxy(client) ? null : key(client);
    }

    /** Whether the client is a trusted proxy. */
    public boolean isProxy(InetSocketAddress client) {
        return !trusted.isEmpty()
                && client.getAddress() != null
                && trusted.contains(client.getAddress().getAddress());
    }
}
