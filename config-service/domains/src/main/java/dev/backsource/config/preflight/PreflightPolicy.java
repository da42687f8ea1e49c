package dev.backsource.config.preflight;

import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy of one kind of content that a pre-flight is for.
 *
 * @param type null for a disabled policy
 */
public record PreflightPolicy(@Nullable RedirectType type) {
    /** One for each redirect type, and the disabled policy. */
    public static final List<PreflightPolicy> ALL = Stream.concat(
                    Stream.of(RedirectType.values()).map(PreflightPolicy::new), Stream.of(new PreflightPolicy(null)))
            .toList();

    /** Its name in the API. */
    public String word() {
        return type == null ? "OFF" : type.name();
    }

    /** {@code current} after the change. */
    ContentPolicy after(ContentPolicy current) {
        return type == null ? new ContentPolicy(false, current.redirectType()) : ContentPolicy.enabled(type);
    }
}
