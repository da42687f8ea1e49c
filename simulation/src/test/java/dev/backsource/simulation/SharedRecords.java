package dev.backsource.simulation;

import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.signature.TrustedKeys;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Everybody's reader of policy changes: what the first to get a record has decoded, the others take as it is, for it never changes. */
final class SharedRecords extends PolicyRecords {
    private final IdentityHashMap<ConsumerRecord<String, byte[]>, PolicyRecord> decoded = new IdentityHashMap<>();

    SharedRecords() {
        super(new SignatureCheck(TrustedKeys.none()));
    }

    @Override
    public PolicyRecord read(ConsumerRecord<String, byte[]> received) {
        return decoded.computeIfAbsent(received, super::read);
    }

    /** There are no objections where nothing is signed. */
    @Override
    public PolicyRecord read(
            ConsumerRecord<String, byte[]> received, Map<ConsumerRecord<String, byte[]>, String> objections) {
        return read(received);
    }
}
