package dev.backsource.config.events;

import java.time.Instant;

/** Published changes where only their places and times matter. */
public final class SampleChanges {
    private SampleChanges() {}

    /** Of a domain of its own. */
    public static PublishedChange at(int partition, long offset, Instant committedAt) {
        return new PublishedChange(
                "d" + partition + "-" + offset + ".example", 1, 0, false, partition, offset, committedAt);
    }
}
