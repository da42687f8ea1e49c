package dev.backsource.simulation.log;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record in a partition.
 *
 * @param value null for a removal
 * @param writtenAtMicros of the simulation
 * @param epoch the leader's that it was written under
 */
public record Entry(
        long offset, @Nullable String key, byte @Nullable [] value, Headers headers, long writtenAtMicros, int epoch) {}
