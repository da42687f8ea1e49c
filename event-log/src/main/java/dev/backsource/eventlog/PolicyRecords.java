package dev.backsource.eventlog;

import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecordDecoder;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads Kafka's records of policy changes for all who follow them: what isn't to be believed is refused before anything of it is read. For
 * one thread, since {@link PolicyRecordDecoder} is.
 */
public final class PolicyRecords {
    private final SignatureCheck signatures;
    private final PolicyRecordDecoder decoder = new PolicyRecordDecoder();

    public PolicyRecords(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /** What a record says. */
    public PolicyRecord read(ConsumerRecord<String, byte[]> received) {
        return read(received, signatures.objection(received));
    }

    /** What a record of a batch says, of which {@link SignatureCheck#objections} are known already. */
    public PolicyRecord read(
            ConsumerRecord<String, byte[]> received, Map<ConsumerRecord<String, byte[]>, String> objections) {
        return read(received, objections.get(received));
    }

    private PolicyRecord read(ConsumerRecord<String, byte[]> received, @Nullable String objection) {
        return objection == null
                ? decoder.decode(received.key(), EventRecords.texts(received.headers()), received.value())
                : new Refused(objection);
    }
}
