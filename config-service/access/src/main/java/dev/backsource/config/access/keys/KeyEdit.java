package dev.backsource.config.access.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a key.
 *
 * @param name null to keep it
 * @param enabled null to keep it
 * @param expiry null to keep it
 * @param service the service that owns it from now on; null to keep its owner
 */
public record KeyEdit(
        @Nullable String name,
        @Nullable Boolean enabled,
        @Nullable Expiry expiry,
        @Nullable String service) {
    /**
     * The expiry of a key.
     *
     * @param at null for never
     */
    public record Expiry(@Nullable Instant at) {}

    AccessKey of(AccessKey key) {
        return new AccessKey(
                key.id(),
                name == null ? key.name() : name,
                key.program(),
                key.owner(),
                service == null ? key.ownedBy() : new KeyOwner(KeyOwner.Kind.SERVICE, service),
                enabled == null ? key.enabled() : enabled,
                key.createdAt(),
                expiry == null ? key.expiresAt() : expiry.at(),
                key.lastUsedAt(),
                key.bindings());
    }
}
