package dev.backsource.config.outbox;

/**
 * Notes where events were published, in the table of what they are about. The outbox doesn't know that table; it carries the note out in
 * the statement that takes the events from its own, so that both are done or neither.
 */
public interface PlaceNote {
    /** What the note is called within that statement. */
    String name();

    /**
     * An {@code update} from {@code published}, the rows that are taken: {@code domain}, {@code revision} or {@code purge_id},
     * {@code kafka_partition}, {@code kafka_offset} and {@code published_at}. Others than the note's own are among them.
     */
    String sql();
}
