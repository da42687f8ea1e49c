package dev.backsource.config.access.accounts;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.passwords.Password;
import java.util.List;

/**
 * An account that is asked for.
 *
 * @param mustChange whether its owner has to choose another password first
 */
public record NewAccount(String username, Password password, boolean mustChange, List<RoleBinding> bindings) {
    public NewAccount {
        bindings = List.copyOf(bindings);
    }
}
