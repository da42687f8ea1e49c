package dev.backsource.config.api.access.people;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.sessions.SignedIn;
import java.time.Instant;
import java.util.List;

/**
 * A session.
 *
 * @param id of the account, or of the person at the provider
 * @param name the display name in the history
 * @param mustChangePassword whether the password has to be changed before anything else
 * @param endsAt the latest end of the session
 */
public record SessionAnswer(
        String id, String name, boolean mustChangePassword, Instant endsAt, List<RoleBinding> roles) {
    static SessionAnswer of(SignedIn signedIn, Instant endsAt) {
        var caller = signedIn.caller();
        return new SessionAnswer(caller.id(), caller.name(), signedIn.mustChange(), endsAt, caller.bindings());
    }
}
