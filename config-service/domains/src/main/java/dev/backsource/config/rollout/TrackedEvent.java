package dev.backsource.config.rollout;

import dev.backsource.config.outbox.Position;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that all edges have to process, and the result of the wait for them.
 *
 * @param <R> the result: the edges' progress
 */
interface TrackedEvent<R> {
    /** The event's {@code ce_id}. */
    String eventId();

    /** The event's position as last read; null while it is unknown. */
    @Nullable
    Position position();

    /** Reads the event's position from the database; empty while it is unpublished. */
    Uni<Optional<Position>> readPosition();

    /** The edges' progress by their latest reports. */
    R judge(@Nullable Position position);

    /** Whether the edges are done. */
    boolean isComplete(R answer);
}
