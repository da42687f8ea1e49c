package dev.backsource.config.rollout;

import dev.backsource.config.outbox.Position;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that all edges are to deal with, and what is answered of it.
 *
 * @param <R> the answer: how far the edges are
 */
interface Awaited<R> {
    /** What {@code ce_id} says of the event. */
    String eventId();

    /** Where it was published, as last read; null while that is not known. */
    @Nullable
    Position position();

    /** Reads from the database where it was published; empty when it isn't. */
    Uni<Optional<Position>> readPosition();

    /** How far the edges are by their latest reports. */
    R judge(@Nullable Position position);

    /** Whether they are done. */
    boolean isComplete(R answer);
}
