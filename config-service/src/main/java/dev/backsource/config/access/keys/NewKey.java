package dev.backsource.config.access.keys;

import dev.backsource.config.access.RoleBinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that is asked for.
 *
 * @param program whose key it is
 * @param expiresAt null for never
 */
public record NewKey(String name, String program, @Nullable Instant expiresAt, List<RoleBinding> bindings) {
    public NewKey {
        bindings = List.copyOf(bindings);
    }
}
