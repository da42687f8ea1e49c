package dev.backsource.eventlog;

import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecordDecoder;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The reader of Kafka's records of policy changes for all their consumers: records with an untrusted signature are refused before anything of them is
 * read. For one thread, since {@link PolicyRecordDecoder} is.
 */
public class PolicyRecords {
    private final SignatureCheck signatures;
    private final PolicyRecordDecoder decoder = new PolicyRecordDecoder();

    public PolicyRecords(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /** The decoded record. */
    public PolicyRecord read(ConsumerRecord<String, byte[]> received) {
        return read(received, signatures.objection(received));
    }

    /** The reasons not to trust records, as {@link SignatureCheck#objections} finds them. */
    public final Map<ConsumerRecord<String, byte[]>, String> objections(
            Iterable<ConsumerRecord<String, byte[]>> batch) {
        return signatures.objections(batch);
    }

    /** The decoded record of a batch whose {@linkplain #objections objections} are known already. */
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
