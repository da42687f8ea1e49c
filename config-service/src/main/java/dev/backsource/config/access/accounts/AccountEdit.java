package dev.backsource.config.access.accounts;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.passwords.Password;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account by who administers it.
 *
 * @param enabled null when it stays
 * @param password which its owner has to change then; null when it stays
 * @param bindings null when they stay
 */
public record AccountEdit(
        @Nullable Boolean enabled,
        @Nullable Password password,
        @Nullable List<RoleBinding> bindings) {
    Account of(Account account) {
        return new Account(
                account.id(),
                account.username(),
                Objects.requireNonNullElse(enabled, account.enabled()),
                account.mustChange() || password != null,
                account.createdAt(),
                account.lastSignInAt(),
                Objects.requireNonNullElse(bindings, account.bindings()));
    }

    /** Whether who has signed in with the account has to do so again. */
    boolean endsSessions() {
        return password != null || Boolean.FALSE.equals(enabled);
    }
}
