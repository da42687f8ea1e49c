package dev.backsource.config.outbox;

import dev.backsource.config.outbox.OutboxEntry.Lane;
import java.util.Set;

/** Events that Kafka didn't take. Nothing of their transaction was published. */
final class RefusedEventsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<Lane> lanes;

    RefusedEventsException(Throwable cause, Set<Lane> lanes) {
        super(cause.toString(), cause);
        this.lanes = Set.copyOf(lanes);
    }

    /** The lanes of those events; empty when it can't be told which of the transaction they were. */
    Set<Lane> lanes() {
        return lanes;
    }
}
