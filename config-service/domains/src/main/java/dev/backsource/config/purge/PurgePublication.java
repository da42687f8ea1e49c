package dev.backsource.config.purge;

import dev.backsource.config.outbox.Position;
import org.jspecify.annotations.Nullable;

/**
 * A purge, and its position in the topic.
 *
 * @param position null until it is published
 */
public record PurgePublication(String id, @Nullable Position position) {}
