package dev.backsource.policy.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The origin protocol policy of a domain: over which protocol and port an edge goes back to the origin.
 *
 * @param enabled whether {@code redirectType} rules static content; otherwise the origin's own port does
 * @param redirectType for static content; kept while disabled
 * @param dynamic the policy of dynamic content
 */
public record OriginProtocolPolicy(boolean enabled, RedirectType redirectType, ContentPolicy dynamic) {
    public static final OriginProtocolPolicy DISABLED =
            new OriginProtocolPolicy(false, RedirectType.FOLLOW, ContentPolicy.DISABLED);

    @JsonCreator
    static OriginProtocolPolicy read(
            @JsonProperty("enabled") boolean enabled,
            @JsonProperty("redirectType") @Nullable RedirectType redirectType,
            @JsonProperty("dynamic") @Nullable ContentPolicy dynamic) {
        return new OriginProtocolPolicy(
                enabled,
                RedirectType.read(enabled, redirectType),
                Objects.requireNonNullElse(dynamic, ContentPolicy.DISABLED));
    }

    /**
     * The policy of {@code kind}.
     *
     * @throws IllegalArgumentException for {@link ContentKind#AMBIGUOUS}, which has none of its own
     */
    public ContentPolicy of(ContentKind kind) {
        return switch (kind) {
            case STATIC -> new ContentPolicy(enabled, redirectType);
            case DYNAMIC -> dynamic;
            case AMBIGUOUS -> throw new IllegalArgumentException("ambiguous paths have no policy of their own");
        };
    }
}
