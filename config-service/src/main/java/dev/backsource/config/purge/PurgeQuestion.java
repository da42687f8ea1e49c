package dev.backsource.config.purge;

import dev.backsource.policy.domain.DomainName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which purges somebody asks for.
 *
 * @param domain the domain that they are of; null for any
 * @param published whether they are on their way to the edges; null for either
 * @param after the one that they come after, so that they are earlier; null for the latest
 */
public record PurgeQuestion(
        @Nullable DomainName domain,
        @Nullable Boolean published,
        @Nullable UUID after) {}
