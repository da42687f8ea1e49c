package dev.backsource.config.access.accounts;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.RoleBinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's account, without its password.
 *
 * @param username the user name for signing in; in lower case
 * @param enabled whether its owner is admitted
 * @param mustChange whether somebody else chose the password; until its owner has changed it, the account allows nothing else
 * @param lastSignInAt null before the first sign-in
 * @param bindings the owner's roles
 */
public record Account(
        String id,
        String username,
        boolean enabled,
        boolean mustChange,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        List<RoleBinding> bindings) {
    public Account {
        bindings = List.copyOf(bindings);
    }

    /** The caller that signed in with this account. */
    public Caller caller() {
        return new Caller(CallerKind.PERSON, id, username, mustChange ? List.of() : bindings);
    }
}
