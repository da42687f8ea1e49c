package dev.backsource.config.access.accounts;

import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.passwords.Attempts;
import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.access.passwords.PasswordHashing;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes people's own passwords, given the current one. All other sessions of the account end. */
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
     * A requested change of a password.
     *
     * @param account the id of the account
     * @param address the client's address
     * @param session the hash of the token of the session that stays
     */
    public record Wanted(String account, String address, byte[] session, Password current, Password next) {}

    /**
     * The write that changes a password; fails with {@link AccountRefusal}, or after too many attempts.
     *
     * @throws RefusedException when the account is gone
     */
    public Uni<Write<Void>> change(Wanted wanted) {
        var stored = accounts.find(wanted.account);
        if (stored == null) {
            throw AccountRefusal.unknown();
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
            throw AccountRefusal.wrongPassword();
        }
    }
}
