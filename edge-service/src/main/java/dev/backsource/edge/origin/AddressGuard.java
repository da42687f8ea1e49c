package dev.backsource.edge.origin;

import dev.backsource.edge.EdgeSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Decides which addresses an edge connects to: those of the public internet, and those that the deployment allows.
 * Domains are configured by others than those who run the edge; without the guard an origin could be the edge's own
 * management port, or the address at which the cloud hands out credentials.
 */
@Singleton
final class AddressGuard {
    private final List<AddressRange> allowed;

    @Inject
    AddressGuard(EdgeSettings settings) {
        this(settings.origin().allowedRanges().orElse(List.of()).stream()
                .map(AddressGuard::setting)
                .toList());
    }

    AddressGuard(List<AddressRange> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Whether connections to the address of these 4 or 16 bytes may be made. */
    boolean admits(byte[] address) {
        var inner = PublicAddresses.embedded(address);
        return PublicAddresses.isPublic(address) || isAllowed(address) || (inner != null && isAllowed(inner));
    }

    private boolean isAllowed(byte[] address) {
        for (var range : allowed) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static AddressRange setting(String text) {
        try {
            return AddressRange.parse(text.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.edge.origin.allowed-ranges: " + e.getMessage(), e);
        }
    }
}
