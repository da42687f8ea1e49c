package dev.backsource.eventlog.writing;

import java.util.Set;

/** Records that Kafka didn't take. Nothing of their transaction was published. */
public final class RefusedRecordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<Integer> places;

    RefusedRecordsException(Throwable cause, Set<Integer> places) {
        super(cause.toString(), cause);
        this.places = Set.copyOf(places);
    }

    /** The indexes of the refused records in the list to publish; empty when they are unknown. */
    public Set<Integer> places() {
        return places;
    }
}
