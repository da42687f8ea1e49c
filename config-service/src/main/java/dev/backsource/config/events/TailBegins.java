package dev.backsource.config.events;

import java.util.Map;

/**
 * This instance reads policy changes from here on, told before the first {@link PublishedChange}, and again when it had to begin anew.
 *
 * @param lastOffsets by partition of {@link dev.backsource.policy.event.Topic#POLICY_CHANGES}, the offset of the last record before; a
 *     partition without records is absent
 */
public record TailBegins(Map<Integer, Long> lastOffsets) {
    public TailBegins {
        lastOffsets = Map.copyOf(lastOffsets);
    }
}
