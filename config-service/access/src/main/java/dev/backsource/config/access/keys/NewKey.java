package dev.backsource.config.access.keys;

import dev.backsource.config.access.RoleBinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a key.
 *
 * @param program the program that uses it
 * @param service the name of the service that owns it; null for the creator's own
 * @param expiresAt null for the longest permitted lifetime
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
