package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
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
 * @param enabled whether it is taken; one that isn't can be switched on again
 * @param expiresAt from when on it isn't taken; null for never
 * @param lastUsedAt about a minute late; null when it never was, or is not known
 */
public record AccessKey(
        String id,
        String name,
        String program,
        String owner,
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

    /** Who comes with it. */
    public Caller caller() {
        return new Caller(CallerKind.PROGRAM, id, name, bindings);
    }

    /** Who has signed in with a browser by a link that was made with it. */
    Caller callerInBrowser() {
        return new Caller(CallerKind.PERSON, id, name, bindings);
    }

    AccessKey lastUsed(Instant at) {
        return new AccessKey(id, name, program, owner, enabled, createdAt, expiresAt, at, bindings);
    }
}
