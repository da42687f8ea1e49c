package dev.backsource.config.events;

import java.util.Map;

/**
 * The start of this instance's reading of policy changes, fired before the first {@link PublishedChange}, and again after each restart of the
 * reading.
 *
 * @param lastOffsets by partition of {@link dev.backsource.policy.event.Topic#POLICY_CHANGES}, the offset of the last record before; a partition
 *     without records is absent
 */
public record TailStarted(Map<Integer, Long> lastOffsets) {
    public TailStarted {
        lastOffsets = Map.copyOf(lastOffsets);
    }
}
