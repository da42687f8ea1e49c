package dev.backsource.config.purge;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.event.CachePurge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A requested purge.
 *
 * @param requestedBy the operator; null when the request names nobody
 * @param position in the topic; null until it is published
 * @param publishedAt null until then, too
 */
public record RequestedPurge(
        CachePurge purge,
        @Nullable String requestedBy,
        @Nullable Position position,
        @Nullable Instant publishedAt) {}
