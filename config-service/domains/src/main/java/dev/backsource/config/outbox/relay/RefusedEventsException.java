package dev.backsource.config.outbox.relay;

import dev.backsource.config.outbox.relay.OutboxEntry.Lane;
import dev.backsource.eventlog.writing.RefusedRecordsException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Kafka refused events. Nothing of their transaction was published. */
final class RefusedEventsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<Lane> lanes;

    private RefusedEventsException(RefusedRecordsException cause, Set<Lane> lanes) {
        super(cause.getMessage(), cause);
        this.lanes = Set.copyOf(lanes);
    }

    /** The refused lanes among {@code entries}. */
    static RefusedEventsException of(RefusedRecordsException refused, List<OutboxEntry> entries) {
        return new RefusedEventsException(
                refused,
                refused.places().stream()
                        .map(place -> entries.get(place).lane())
                        .collect(Collectors.toSet()));
    }

    /** The lanes of the refused events; empty when it is unknown which events of the transaction were refused. */
    Set<Lane> lanes() {
        return lanes;
    }
}
