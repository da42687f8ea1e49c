package dev.backsource.config.access.accounts;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.passwords.Password;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account by an administrator.
 *
 * @param enabled null to keep it
 * @param password the new password, which the owner then has to change; null to keep it
 * @param bindings null to keep them
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

    /** Whether the change ends the account's sessions. */
    boolean endsSessions() {
        return password != null || Boolean.FALSE.equals(enabled);
    }
}
