package dev.backsource.config.outbox;

/**
 * Records the positions of published events in the table of their subjects, such as revisions. The outbox doesn't know that table; it runs the note
 * in the statement that deletes the events from its own table, so that both happen or neither.
 */
public interface PositionRecorder {
    /** The note's name within that statement. */
    String name();

    /**
     * An {@code update} from {@code published}, the deleted rows: {@code domain}, {@code revision} or {@code purge_id}, {@code kafka_partition},
     * {@code kafka_offset} and {@code published_at}. Rows of other notes are among them.
     */
    String sql();
}
