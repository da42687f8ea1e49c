package dev.backsource.config.access.accounts;

import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.passwords.Attempts;
import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.access.passwords.PasswordHashing;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets people choose another password, if they know the one they have. Whoever else has signed in with it has to do so again. */
@Singleton
public final class PasswordChanges {
    private static final String CHANGE = """
            update account set password_hash = :hash, must_change = false
            where id = :id and enabled and password_hash = :before""";
    private static final String END_OTHERS = "delete from person_session where account = :id and token_hash <> :kept";

    private final AccountDirectory accounts;
    private final PasswordHashing passwords;
    private final Attempts attempts;
    private final AccessChanges changes;

    PasswordChanges(AccountDirectory accounts, PasswordHashing passwords, Attempts attempts, AccessChanges changes) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.changes = changes;
    }

    /**
     * A change that is asked for.
     *
     * @param account whose password it is
     * @param address where it is asked for
     * @param session the hash of the token of the session that stays
     */
    public record Wanted(String account, String address, byte[] session, Password current, Password next) {}

    /**
     * What changes a password; fails with {@link WrongPasswordException}, or when too many are tried.
     *
     * @throws UnknownAccountException when the account is gone
     */
    public Uni<Write<Void>> change(Wanted wanted) {
        var stored = accounts.find(wanted.account);
        if (stored == null) {
            throw new UnknownAccountException();
        }
        var username = stored.account().username();
        wanted.next.requireFreeOf(username);
        var attempt = attempts.begin(username, wanted.address);
        return passwords
                .matches(stored.passwordHash(), wanted.current, wanted.address)
                .invoke(PasswordChanges::requireRight)
                .invoke(right -> attempts.succeeded(attempt))
                .chain(right -> passwords.hash(wanted.next, stored.account().caller()))
                .map(hash -> changes.quietly(session -> change(session, wanted, stored.passwordHash(), hash)));
    }

    private static Uni<Void> change(Mutiny.Session session, Wanted wanted, String before, String hash) {
        return session.createNativeQuery(CHANGE)
                .setParameter("id", wanted.account)
                .setParameter("hash", hash)
                .setParameter("before", before)
                .executeUpdate()
                .invoke(count -> requireRight(count == 1))
                .chain(() -> session.createNativeQuery(END_OTHERS)
                        .setParameter("id", wanted.account)
                        .setParameter("kept", wanted.session)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static void requireRight(boolean right) {
        if (!right) {
            throw new WrongPasswordException();
        }
    }
}
