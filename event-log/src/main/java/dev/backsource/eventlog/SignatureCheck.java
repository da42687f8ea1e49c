package dev.backsource.eventlog;

import dev.backsource.policy.event.Topic;
import dev.backsource.policy.signature.TrustedKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The check of signatures, for records of the topics that config-service signs. For any thread. */
public final class SignatureCheck {
    private static final Set<String> SIGNED = Set.of(
            Topic.POLICY_CHANGES.topicName(),
            Topic.CACHE_PURGES.topicName(),
            Topic.EXPLAIN_REQUESTS.topicName(),
            Topic.PROBE_REQUESTS.topicName(),
            Topic.FIGURES_REQUESTS.topicName(),
            Topic.TAIL_REQUESTS.topicName());

    /** Fewer are verified faster by one thread than shared out. */
    private static final int WORTH_SHARING = 64;

    private final TrustedKeys trusted;

    public SignatureCheck(TrustedKeys trusted) {
        this.trusted = trusted;
    }

    /** The reason not to trust a record; null when it is trusted, and when its topic isn't signed. */
    public @Nullable String objection(ConsumerRecord<String, byte[]> received) {
        return SIGNED.contains(received.topic())
                ? trusted.objection(
                        received.topic(), received.key(), EventRecords.texts(received.headers()), received.value())
                : null;
    }

    /**
     * The reasons not to trust records, by the record's identity; trusted records are absent. Many records are spread over the processor's cores,
     * since verifying a signature takes far longer than all other work on a record.
     */
    public Map<ConsumerRecord<String, byte[]>, String> objections(Iterable<ConsumerRecord<String, byte[]>> batch) {
        if (trusted.believeAll()) {
            return Map.of();
        }
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        batch.forEach(records::add);
        var objections = new IdentityHashMap<ConsumerRecord<String, byte[]>, String>();
        var reasons = reasons(records);
        for (var i = 0; i < records.size(); i++) {
            if (!reasons.get(i).isEmpty()) {
                objections.put(records.get(i), reasons.get(i));
            }
        }
        return Collections.unmodifiableMap(objections);
    }

    /** The reasons in the order of {@code records}; empty for a trusted record. */
    private List<String> reasons(List<ConsumerRecord<String, byte[]>> records) {
        var shared = records.size() < WORTH_SHARING ? records.stream() : records.parallelStream();
        return shared.map(received -> {
                    var objection = objection(received);
                    return objection == null ? "" : objection;
                })
                .collect(Collectors.toList());
    }
}
