package dev.backsource.config.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One edge's part of a rollout.
 *
 * @param reportedAt when it last reported, by its own clock
 * @param reason why it refused the revision; null unless it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeRollout(
        String edge,
        RolloutState state,
        Instant reportedAt,
        @Nullable String reason) {}
