package dev.backsource.simulation.log;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A record in a partition.
 *
 * @param record as every consumer gets it
 * @param writtenAtMicros of the simulation
 */
public record Entry(ConsumerRecord<String, byte[]> record, long writtenAtMicros) {
    /** @param epoch the leader's that it is written under */
    static Entry of(ProducerRecord<String, byte[]> written, long offset, long writtenAtMicros, int epoch) {
        return new Entry(
                new ConsumerRecord<>(
                        written.topic(),
                        written.partition(),
                        offset,
                        writtenAtMicros / 1_000,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        written.key(),
                        written.value(),
                        written.headers(),
                        Optional.of(epoch)),
                writtenAtMicros);
    }

    public long offset() {
        return record.offset();
    }

    @Nullable
    String key() {
        return record.key();
    }

    /** Null for a removal. */
    public byte @Nullable [] value() {
        return record.value();
    }
}
