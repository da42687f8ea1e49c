package dev.backsource.config.preflight;

import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.RedirectType;
import org.jspecify.annotations.Nullable;

/** The policy of one kind of content that a pre-flight is for. */
public enum PreflightPolicy {
    FOLLOW(RedirectType.FOLLOW),
    HTTP(RedirectType.HTTP),
    HTTPS(RedirectType.HTTPS),
    /** The policy is disabled. */
    OFF(null);

    private final @Nullable RedirectType type;

    PreflightPolicy(@Nullable RedirectType type) {
        this.type = type;
    }

    /** {@code current} after the change. */
    ContentPolicy after(ContentPolicy current) {
        return type == null ? new ContentPolicy(false, current.redirectType()) : ContentPolicy.enabled(type);
    }
}
