package dev.backsource.config.outbox;

/**
 * Has it noted where events were published, beside what they are of. The outbox doesn't know where that is; it carries the
 * note out in the statement that takes the events from its table, so that there are both or neither.
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
