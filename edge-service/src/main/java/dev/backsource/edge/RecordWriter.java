package dev.backsource.edge;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records to Kafka, each on its own. */
public interface RecordWriter {
    /** Completes when the broker has the record; fails when it could not be written. */
    Uni<Void> write(ProducerRecord<String, byte[]> unwritten);

    /** Creates the client ahead of the first record, where that takes long. */
    default void prepare() {}
}
