package dev.backsource.policy.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The policy of one content kind.
 *
 * @param enabled whether {@code redirectType} decides; otherwise the origin's own port does
 * @param redirectType kept while disabled, so that switching the policy on again restores it
 */
public record ContentPolicy(boolean enabled, RedirectType redirectType) {
    public static final ContentPolicy DISABLED = new ContentPolicy(false, RedirectType.FOLLOW);

    @JsonCreator
    static ContentPolicy read(
            @JsonProperty("enabled") boolean enabled,
            @JsonProperty("redirectType") @Nullable RedirectType redirectType) {
        return new ContentPolicy(enabled, RedirectType.read(enabled, redirectType));
    }

    public static ContentPolicy enabled(RedirectType redirectType) {
        return new ContentPolicy(true, redirectType);
    }
}
