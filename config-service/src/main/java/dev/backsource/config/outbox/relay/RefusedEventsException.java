package dev.backsource.config.outbox.relay;

import dev.backsource.config.outbox.relay.OutboxEntry.Lane;
import dev.backsource.eventlog.writing.RefusedRecordsException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Events that Kafka didn't take. Nothing of their transaction was published. */
final class RefusedEventsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<Lane> lanes;

    private RefusedEventsException(RefusedRecordsException cause, Set<Lane> lanes) {
        super(cause.getMessage(), cause);
        this.lanes = Set.copyOf(lanes);
    }

    /** What was refused of {@code entries}. */
    static RefusedEventsException of(RefusedRecordsException refused, List<OutboxEntry> entries) {
        return new RefusedEventsException(
                refused,
                refused.places().stream()
                        .map(place -> entries.get(place).lane())
                        .collect(Collectors.toSet()));
    }

    /** The lanes of those events; empty when it can't be told which of the transaction they were. */
    Set<Lane> lanes() {
        return lanes;
    }
}
