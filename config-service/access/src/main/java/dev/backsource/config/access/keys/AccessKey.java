package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access key, without its secret.
 *
 * @param name the display name in the history
 * @param program the program that uses it; a program has two keys at most
 * @param owner the id of its creator
 * @param ownedBy its owner
 * @param enabled whether it is accepted; a disabled key can be enabled again
 * @param expiresAt the time from which it is refused; null for never
 * @param lastUsedAt about a minute late; null when it was never used, or its last use is unknown
 */
public record AccessKey(
        String id,
        String name,
        String program,
        String owner,
        KeyOwner ownedBy,
        boolean enabled,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        List<RoleBinding> bindings) {
    public AccessKey {
        bindings = List.copyOf(bindings);
    }

    /** Whether the key is accepted now. */
    public boolean isValid(Instant now) {
        return enabled && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** The caller that presents the key, or has signed in to a browser through one of its links, with its present roles. */
    Caller caller(CallerKind kind, List<RoleBinding> now) {
        return new Caller(kind, id, name, now);
    }

    /** Whether the key has the administrator's role anywhere. */
    boolean administers() {
        return bindings.stream().anyMatch(binding -> binding.role() == Role.ADMINISTRATOR);
    }

    AccessKey expiring(Instant at) {
        return new AccessKey(id, name, program, owner, ownedBy, enabled, createdAt, at, lastUsedAt, bindings);
    }

    AccessKey lastUsed(Instant at) {
        return new AccessKey(id, name, program, owner, ownedBy, enabled, createdAt, expiresAt, at, bindings);
    }
}
