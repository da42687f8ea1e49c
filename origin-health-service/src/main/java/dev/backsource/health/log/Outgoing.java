package dev.backsource.health.log;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record to send.
 *
 * @param record what to send
 * @param slot a record of the same key that waits with the same slot is obsolete once this one comes
 */
record Outgoing(ProducerRecord<String, byte[]> record, String slot) {
    /** What is sent in order: the records of one key. */
    String lane() {
        return record.topic() + "/" + record.key();
    }

    int partition() {
        return record.partition();
    }
}
