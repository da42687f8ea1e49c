package dev.backsource.config.access.accounts;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.passwords.Password;
import java.util.List;

/**
 * A request for an account.
 *
 * @param mustChange whether its owner has to change the password first
 */
public record NewAccount(String username, Password password, boolean mustChange, List<RoleBinding> bindings) {
    public NewAccount {
        bindings = List.copyOf(bindings);
    }
}
