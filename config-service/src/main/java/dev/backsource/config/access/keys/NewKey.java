package dev.backsource.config.access.keys;

import dev.backsource.config.access.RoleBinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that is asked for.
 *
 * @param program whose key it is
 * @param service the name of the service that owns it; null when it is whoever's makes it
 * @param expiresAt null for as long as it may hold
 */
public record NewKey(
        String name,
        String program,
        @Nullable String service,
        @Nullable Instant expiresAt,
        List<RoleBinding> bindings) {
    public NewKey {
        bindings = List.copyOf(bindings);
    }
}
