package dev.backsource.config.access.accounts;

/**
 * An account as the database has it.
 *
 * @param passwordHash the password as hashed by {@code PasswordHashing}
 */
public record StoredAccount(Account account, String passwordHash) {
    /** Without the hash, so that no log has it. */
    @Override
    public String toString() {
        return "account " + account.id();
    }
}
