package dev.backsource.config.access.sessions;

import dev.backsource.config.access.accounts.AccountDirectory;
import dev.backsource.config.access.accounts.AccountRows;
import dev.backsource.config.access.accounts.StoredAccount;
import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.access.passwords.Attempts;
import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.access.passwords.PasswordHashing;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in with a password. An unknown account gets the same response as a wrong password, after the same time. Every sign-in has a
 * session of its own; the browser's previous session ends.
 */
@Singleton
public final class SignIns {
    private final AccountDirectory accounts;
    private final AccountRows rows;
    private final PasswordHashing passwords;
    private final Attempts attempts;
    private final SessionStart start;
    private final AccessChanges changes;
    private final AccessRefresh refresh;
    private final Sessions database;
    private final ProviderPeople people;
    private final Clock clock;

    SignIns(
            AccountDirectory accounts,
            AccountRows rows,
            PasswordHashing passwords,
            Attempts attempts,
            SessionStart start,
            AccessChanges changes,
            AccessRefresh refresh,
            Sessions database,
            ProviderPeople people,
            Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.passwords = passwords;
        this.attempts = attempts;
        this.start = start;
        this.changes = changes;
        this.refresh = refresh;
        this.database = database;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A request to sign in.
     *
     * @param address the client's address
     * @param before the browser's present session
     */
    public record Wanted(
            String username,
            Password password,
            String address,
            @Nullable SessionToken before) {}

    /**
     * The token of a new session; fails with {@link SessionRefusal} and {@link
     * dev.backsource.config.access.passwords.AttemptRefusal}.
     */
    public Uni<SessionToken> signIn(Wanted wanted) {
        if (!people.takePasswords()) {
            return Uni.createFrom().failure(SessionRefusal.passwordsOff());
        }
        var username = wanted.username.toLowerCase(Locale.ROOT);
        var attempt = attempts.begin(username, wanted.address);
        var stored = accounts.named(username);
        return passwords
                .matches(stored == null ? null : stored.passwordHash(), wanted.password, wanted.address)
                .map(right -> requireRight(right, stored))
                .invoke(right -> attempts.succeeded(attempt))
                .chain(right -> database.write(changes.quietly(begin(right, wanted.before))::in, () -> {}))
                .call(token -> refresh.now().onFailure().recoverWithNull());
    }

    /** The id of the account in a request to sign in, for the audit alone; null when there is none. */
    public @Nullable String account(String username) {
        var stored = accounts.named(username.toLowerCase(Locale.ROOT));
        return stored == null ? null : stored.account().id();
    }

    /** Ends a session, at every instance within a second. */
    public Uni<Void> signOut(TokenHash hash) {
        Write<Void> end = changes.quietly(session -> start.end(session, hash));
        return database.write(end::in, () -> {})
                .call(ended -> refresh.now().onFailure().recoverWithNull());
    }

    private Write<SessionToken> begin(StoredAccount stored, @Nullable SessionToken before) {
        var account = stored.account();
        var token = SessionToken.random();
        var now = clock.instant();
        var session = PersonSession.ofAccount(token.hash(), account.id(), account.username(), now);
        return transaction -> rows.signedIn(transaction, stored, now)
                .invoke(SignIns::requireStillRight)
                .chain(() -> start.begin(transaction, session, account.caller(), before))
                .replaceWith(token);
    }

    private static StoredAccount requireRight(boolean right, @Nullable StoredAccount stored) {
        if (!right || stored == null || !stored.account().enabled()) {
            throw SessionRefusal.ofPassword();
        }
        return stored;
    }

    private static void requireStillRight(boolean right) {
        if (!right) {
            throw SessionRefusal.ofPassword();
        }
    }
}
