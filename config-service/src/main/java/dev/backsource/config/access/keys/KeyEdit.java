package dev.backsource.config.access.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a key.
 *
 * @param name null when it stays
 * @param enabled null when it stays
 * @param expiry null when it stays
 */
public record KeyEdit(
        @Nullable String name,
        @Nullable Boolean enabled,
        @Nullable Expiry expiry) {
    /**
     * When a key stops being taken.
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
                enabled == null ? key.enabled() : enabled,
                key.createdAt(),
                expiry == null ? key.expiresAt() : expiry.at(),
                key.lastUsedAt(),
                key.bindings());
    }
}
