package dev.backsource.edge.http.limit;

import dev.backsource.edge.ClientSettings;
import dev.backsource.policy.origin.AddressRanges;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Who counts as one client, wherever each has a share of something: an address of IPv4, or a network of 64 bits of IPv6, since
 * that is the least that anybody gets.
 *
 * @param trusted proxies, which have clients of their own and so are not held to the share of one
 */
public record ClientIdentity(AddressRanges trusted) {
    private static final Object UNKNOWN = 0;

    /** @throws IllegalStateException when the proxies that the settings name are no ranges of addresses */
    public static ClientIdentity of(ClientSettings settings) {
        try {
            return new ClientIdentity(
                    settings.trustedProxies().map(AddressRanges::parse).orElse(AddressRanges.NONE));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.edge.client.trusted-proxies: " + e.getMessage(), e);
        }
    }

    /** Equal for what counts as one client. */
    public Object key(InetSocketAddress client) {
        var address = client.getAddress();
        if (address == null) {
            return UNKNOWN;
        }
        var bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES ? (Object) bytes.getInt() : (Object) bytes.getLong();
    }

    /** The key of one that is held to its share; null for any other. */
    public @Nullable Object keyOfShare(@Nullable InetSocketAddress client) {
        return client == null || isProxy(client) ? null : key(client);
    }

    /** Whether it is one of those that are trusted. */
    public boolean isProxy(InetSocketAddress client) {
        return !trusted.isEmpty()
                && client.getAddress() != null
                && trusted.contains(client.getAddress().getAddress());
    }
}
