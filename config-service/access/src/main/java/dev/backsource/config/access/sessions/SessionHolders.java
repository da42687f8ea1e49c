package dev.backsource.config.access.sessions;

import dev.backsource.config.access.accounts.AccountDirectory;
import dev.backsource.config.access.keys.KeyCheck;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.access.provider.ProviderPerson;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Finds the present permissions of sessions' holders: by their account, by their access key, or by their groups at the provider. */
@Singleton
final class SessionHolders {
    private final AccountDirectory accounts;
    private final KeyCheck keys;
    private final ProviderPeople people;

    SessionHolders(AccountDirectory accounts, KeyCheck keys, ProviderPeople people) {
        this.accounts = accounts;
        this.keys = keys;
        this.people = people;
    }

    /** Null when the holder is no longer admitted. */
    @Nullable
    SignedIn signedIn(PersonSession session) {
        if (session.account() != null) {
            return ofAccount(session, session.account());
        }
        return session.key() != null ? ofKey(session, session.key()) : ofProvider(session);
    }

    private @Nullable SignedIn ofAccount(PersonSession session, String id) {
        var stored = accounts.find(id);
        return stored == null || !stored.account().enabled()
                ? null
                : new SignedIn(
                        session, stored.account().caller(), stored.account().mustChange());
    }

    private @Nullable SignedIn ofKey(PersonSession session, String id) {
        var caller = keys.inBrowser(id);
        return caller == null ? null : new SignedIn(session, caller, false);
    }

    private @Nullable SignedIn ofProvider(PersonSession session) {
        var caller = people.caller(new ProviderPerson(session.holder(), session.name(), session.groups()));
        return caller == null ? null : new SignedIn(session, caller, false);
    }
}
