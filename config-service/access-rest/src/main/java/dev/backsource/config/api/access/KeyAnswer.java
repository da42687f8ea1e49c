package dev.backsource.config.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.keys.AccessKey;
import dev.backsource.config.access.keys.AccessKeys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access key, without its secret.
 *
 * @param program the program that uses it
 * @param owner the id of its creator
 * @param ownedBy its owner
 * @param expiresAt absent for never
 * @param lastUsedAt about a minute late; absent when it was never used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyAnswer(
        String id,
        String name,
        String program,
        String owner,
        KeyOwnerAnswer ownedBy,
        boolean enabled,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        List<RoleBinding> roles) {
    static KeyAnswer of(AccessKey key, AccessKeys keys) {
        return new KeyAnswer(
                key.id(),
                key.name(),
                key.program(),
                key.owner(),
                KeyOwnerAnswer.of(key, keys.owner(key)),
                key.enabled(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.bindings());
    }
}
