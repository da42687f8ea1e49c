package dev.backsource.policy.protocol;

import dev.backsource.policy.InvalidValueException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The protocol of back-to-origin requests while the policy is enabled. */
public enum RedirectType {
    /** The client's own protocol. */
    FOLLOW,
    /** Always HTTP. */
    HTTP,
    /** Always HTTPS. */
    HTTPS;

    /** The type of a policy that was read: it may be absent only where it decides nothing. */
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
