package dev.backsource.config.access.sessions;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.CallerRenewal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Renews the permissions of people admitted earlier: none once all their sessions have ended. */
@Singleton
final class PersonRenewal implements CallerRenewal {
    private final SessionDirectory sessions;
    private final SessionHolders holders;

    PersonRenewal(SessionDirectory sessions, SessionHolders holders) {
        this.sessions = sessions;
        this.holders = holders;
    }

    @Override
    public CallerKind kind() {
        return CallerKind.PERSON;
    }

    @Override
    public @Nullable Caller now(Caller caller) {
        var newest = sessions.newestOf(caller.id());
        var signedIn = newest == null ? null : holders.signedIn(newest);
        return signedIn == null ? null : signedIn.caller();
    }
}
