package dev.backsource.config.purge;

import dev.backsource.policy.domain.DomainName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list of purges.
 *
 * @param domain the purged domain; null for any
 * @param published whether they are on their way to the edges; null for either
 * @param after the purge that they follow, the latest coming first; null for the latest
 */
public record PurgeFilter(
        @Nullable DomainName domain,
        @Nullable Boolean published,
        @Nullable UUID after) {}
