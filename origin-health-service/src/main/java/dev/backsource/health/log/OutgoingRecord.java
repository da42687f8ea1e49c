package dev.backsource.health.log;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record to send.
 *
 * @param record the record to send
 * @param slot a waiting record with the same key and slot is obsolete once this one comes
 */
record OutgoingRecord(ProducerRecord<String, byte[]> record, String slot) {
    /** The queue of this record: the records of one key are sent in order. */
    String queueName() {
        return record.topic() + "/" + record.key();
    }

    int partition() {
        return record.partition();
    }
}
