package dev.backsource.config.api.access.people;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.sessions.SignedIn;
import java.time.Instant;
import java.util.List;

/**
 * A session.
 *
 * @param id of the account, or of the person at the provider
 * @param name as the history shows it
 * @param mustChangePassword whether another password has to be chosen before anything else
 * @param endsAt when it ends at the latest
 */
public record SessionAnswer(
        String id, String name, boolean mustChangePassword, Instant endsAt, List<RoleBinding> roles) {
    static SessionAnswer of(SignedIn signedIn, Instant endsAt) {
        var caller = signedIn.caller();
        return new SessionAnswer(caller.id(), caller.name(), signedIn.mustChange(), endsAt, caller.bindings());
    }
}
