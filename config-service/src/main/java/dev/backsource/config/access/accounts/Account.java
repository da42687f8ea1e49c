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
 * @param username what its owner signs in with; in lower case
 * @param enabled whether its owner is let in
 * @param mustChange whether somebody else chose the password; until its owner has chosen one, that is all that they may do
 * @param lastSignInAt null when nobody has signed in with it
 * @param bindings what its owner may do
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

    /** Who has signed in with it. */
    public Caller caller() {
        return new Caller(CallerKind.PERSON, id, username, mustChange ? List.of() : bindings);
    }
}
