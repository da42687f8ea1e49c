package dev.backsource.policy.protocol;

import dev.backsource.policy.InvalidValueException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which protocol a back-to-origin request takes while the policy is enabled. */
public enum RedirectType {
    /** The client's own protocol. */
    FOLLOW,
    /** Always HTTP. */
    HTTP,
    /** Always HTTPS. */
    HTTPS;

    /** What was read of a policy: the type may be left out only where it decides nothing. */
    static RedirectType read(boolean enabled, @Nullable RedirectType type) {
        return enabled ? InvalidValueException.require(type, "redirectType") : Objects.requireNonNullElse(type, FOLLOW);
    }

    /** The scheme of the back-to-origin request of a client that came over {@code client}. */
    public Scheme schemeFor(Scheme client) {
        return switch (this) {
            case FOLLOW -> client;
            case HTTP -> Scheme.HTTP;
            case HTTPS -> Scheme.HTTPS;
        };
    }
}
