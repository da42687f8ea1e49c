package dev.backsource.eventlog.reading;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;

/**
 * The receiver of the records that a {@link TopicFollower} or a {@link SharedFollower} reads. All methods are called by one thread at a time: the
 * follower's or, for records that a shared follower has already read, another one.
 */
public interface TopicReader {
    /**
     * Begins, or begins again after a failure.
     *
     * @param consumer with all partitions of the reader assigned, perhaps among others, for the reader to seek and to query
     * @throws RuntimeException when it can't begin yet; the follower tries again
     */
    Session begin(Consumer<?, ?> consumer);

    /** Reports that reading failed otherwise than by {@link #away}; called at each attempt. The follower tries again in half a second. */
    void failed(RuntimeException failure);

    /** Reports that Kafka or the topic isn't there yet, or still isn't; called at each attempt. By default the same as {@link #failed}. */
    default void away(KafkaException failure) {
        failed(failure);
    }

    /** The records of one consumer. */
    @FunctionalInterface
    interface Session extends AutoCloseable {
        /**
         * Takes in the next batch. A batch may be empty: after a while without records, and when the consumer went past a gap, which the batch's next
         * offsets show.
         *
         * @throws RuntimeException to have the failure reported by {@link #failed} and to begin again
         */
        void take(ConsumerRecords<String, byte[]> batch);

        /**
         * Reports that Kafka has had nothing for the reader for some seconds; called every few seconds while that lasts, on the thread that called
         * {@link #begin}. A reader that is still waiting for an end of its partitions looks whether they have lost it, by {@link TopicEnd#soon}: the
         * records of other readers may wait meanwhile.
         *
         * @throws org.apache.kafka.common.errors.TimeoutException when Kafka didn't answer in that time; it is called again some seconds later
         * @throws RuntimeException any other with the same consequence as one of {@link #begin}
         */
        default void idle(Consumer<?, ?> consumer) {}

        /** Whether reading is to begin again, with another session; checked between batches. */
        default boolean isOver() {
            return false;
        }

        @Override
        default void close() {}
    }
}
