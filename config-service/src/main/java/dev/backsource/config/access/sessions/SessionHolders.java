package dev.backsource.config.access.sessions;

import dev.backsource.config.access.accounts.AccountDirectory;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.access.provider.ProviderPerson;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells what those may do now whose sessions there are: by their account, or by what the provider said of them. */
@Singleton
final class SessionHolders {
    private final AccountDirectory accounts;
    private final ProviderPeople people;

    SessionHolders(AccountDirectory accounts, ProviderPeople people) {
        this.accounts = accounts;
        this.people = people;
    }

    /** Null when they are let in no more. */
    @Nullable
    SignedIn signedIn(PersonSession session) {
        return session.account() == null ? ofProvider(session) : ofAccount(session, session.account());
    }

    private @Nullable SignedIn ofAccount(PersonSession session, String id) {
        var stored = accounts.find(id);
        return stored == null || !stored.account().enabled()
                ? null
                : new SignedIn(
                        session, stored.account().caller(), stored.account().mustChange());
    }

    private @Nullable SignedIn ofProvider(PersonSession session) {
        var caller = people.caller(new ProviderPerson(session.holder(), session.name(), session.groups()));
        return caller == null ? null : new SignedIn(session, caller, false);
    }
}
