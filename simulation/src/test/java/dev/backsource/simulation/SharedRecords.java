package dev.backsource.simulation;

import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.signature.TrustedKeys;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** The edges' and the comparisons' reader of policy changes: what one has decoded, the others take as it is, for it never changes. */
final class SharedRecords extends PolicyRecords {
    /** By the headers that a record was written with, which are no other's. */
    private final IdentityHashMap<Headers, PolicyRecord> decoded = new IdentityHashMap<>();

    SharedRecords() {
        super(new SignatureCheck(TrustedKeys.none()));
    }

    @Override
    public PolicyRecord read(ConsumerRecord<String, byte[]> received) {
        return decoded.computeIfAbsent(received.headers(), headers -> super.read(received));
    }

    /** There are no objections where nothing is signed. */
    @Override
    public PolicyRecord read(
            ConsumerRecord<String, byte[]> received, Map<ConsumerRecord<String, byte[]>, String> objections) {
        return read(received);
    }
}
