package dev.backsource.edge.http.limit;

import dev.backsource.edge.ClientSettings;
import dev.backsource.policy.client.ClientNetwork;
import dev.backsource.policy.origin.AddressRanges;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The identity of clients for limits.
 *
 * @param trusted proxies, which have clients of their own and are exempt from limits per client
 */
public record ClientIdentity(AddressRanges trusted) {
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

    /** Equal for all addresses of one client. */
    public ClientNetwork key(InetSocketAddress client) {
        var address = client.getAddress();
        return address == null ? ClientNetwork.UNKNOWN : ClientNetwork.of(address.getAddress());
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
