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
 * @param name as the history shows who made a change
 * @param program whose key it is; a program has two at most
 * @param owner the id of who made it
 * @param ownedBy whose it is
 * @param enabled whether it is taken; one that isn't can be switched on again
 * @param expiresAt from when on it isn't taken; null for never
 * @param lastUsedAt about a minute late; null when it never was, or is not known
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

    /** Whether it is taken now. */
    public boolean isValid(Instant now) {
        return enabled && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Who comes with it, or has signed in with a browser by a link that was made with it, and may do this now. */
    Caller caller(CallerKind kind, List<RoleBinding> now) {
        return new Caller(kind, id, name, now);
    }

    /** Whether it may administer anything. */
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
