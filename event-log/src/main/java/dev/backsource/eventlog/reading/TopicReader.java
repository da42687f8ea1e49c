package dev.backsource.eventlog.reading;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;

/**
 * Who takes in what a {@link TopicFollower} reads, or a {@link SharedFollower}. All of it is called by one thread at a time: the follower's or,
 * for what a shared one has read, another one.
 */
public interface TopicReader {
    /**
     * Begins, or begins again after a failure.
     *
     * @param with all partitions of the reader assigned, among others it may be, for it to seek and to ask
     * @throws RuntimeException when it can't begin yet; the follower tries again
     */
    Session begin(Consumer<?, ?> consumer);

    /** Reading failed otherwise than by {@link #away}: told at each attempt. The follower tries again in half a second. */
    void failed(RuntimeException failure);

    /** Kafka or the topic isn't there yet, or still isn't: told at each attempt, as {@link #failed} where it makes no difference. */
    default void away(KafkaException failure) {
        failed(failure);
    }

    /** What one consumer reads. */
    @FunctionalInterface
    interface Session extends AutoCloseable {
        /**
         * Takes in what was read next. Comes without records, too: after a while in which there were none, and when the consumer went
         * past a gap, of which the batch's next offsets tell.
         *
         * @throws RuntimeException to be told of it by {@link #failed} and to begin again
         */
        void take(ConsumerRecords<String, byte[]> batch);

        /** Whether reading is to begin again, with another session; looked at between batches. */
        default boolean isOver() {
            return false;
        }

        @Override
        default void close() {}
    }
}
