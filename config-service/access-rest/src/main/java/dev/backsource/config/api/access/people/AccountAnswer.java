package dev.backsource.config.api.access.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.accounts.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account, without its password.
 *
 * @param mustChangePassword whether its owner has to change the password before anything else
 * @param lastSignInAt absent before the first sign-in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountAnswer(
        String id,
        String username,
        boolean enabled,
        boolean mustChangePassword,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        List<RoleBinding> roles) {
    static AccountAnswer of(Account account) {
        return new AccountAnswer(
                account.id(),
                account.username(),
                account.enabled(),
                account.mustChange(),
                account.createdAt(),
                account.lastSignInAt(),
                account.bindings());
    }
}
