package dev.backsource.config.events;

import java.util.Map;

/**
 * The progress of this instance's reading of policy changes, fired behind the {@link PublishedChange}s of each poll. Observers are called on the reading
 * thread and must not block it.
 *
 * @param next by partition of {@link dev.backsource.policy.event.Topic#POLICY_CHANGES}, the offset behind all that was read
 */
public record TailReached(Map<Integer, Long> next) {
    public TailReached {
        next = Map.copyOf(next);
    }
}
