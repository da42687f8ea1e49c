package dev.backsource.edge.origin.address;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.http.fields.AddressRanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Decides which addresses an edge connects to: those of the public internet, and those that the deployment allows.
 * Domains are configured by others than those who run the edge; without the guard an origin could be the edge's own
 * management port, or the address at which the cloud hands out credentials.
 */
@Singleton
public final class AddressGuard {
    private final AddressRanges allowed;

    @Inject
    AddressGuard(EdgeSettings settings) {
        this(allowed(settings));
    }

    AddressGuard(AddressRanges allowed) {
        this.allowed = allowed;
    }

    /** Whether connections to the address of these 4 or 16 bytes may be made. */
    boolean admits(byte[] address) {
        var inner = PublicAddresses.embedded(address);
        return PublicAddresses.isPublic(address)
                || allowed.contains(address)
                || (inner != null && allowed.contains(inner));
    }

    private static AddressRanges allowed(EdgeSettings settings) {
        try {
            return AddressRanges.parse(settings.origin().allowedRanges().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.edge.origin.allowed-ranges: " + e.getMessage(), e);
        }
    }
}
