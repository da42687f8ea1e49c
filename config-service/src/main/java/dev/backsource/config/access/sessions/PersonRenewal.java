package dev.backsource.config.access.sessions;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.CallerRenewal;
import dev.backsource.config.access.accounts.AccountDirectory;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells what people may do by now who were let in earlier: nothing once all their sessions have ended. */
@Singleton
final class PersonRenewal implements CallerRenewal {
    private final SessionDirectory sessions;
    private final AccountDirectory accounts;

    PersonRenewal(SessionDirectory sessions, AccountDirectory accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    public CallerKind kind() {
        return CallerKind.PERSON;
    }

    @Override
    public @Nullable Caller now(Caller caller) {
        var stored = accounts.find(caller.id());
        return stored == null || !stored.account().enabled() || !sessions.hasOneOf(caller.id())
                ? null
                : stored.account().caller();
    }
}
