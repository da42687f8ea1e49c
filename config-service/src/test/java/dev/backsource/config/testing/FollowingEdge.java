package dev.backsource.config.testing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Removed;
import dev.backsource.policy.event.PolicyRecordDecoder;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.testing.kafka.TopicReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What an edge holds that has read the policy changes from their beginning, as it reports it. */
public final class FollowingEdge {
    private final TopicReader changes;

    /** {@code changes} reads the policy changes. */
    public FollowingEdge(TopicReader changes) {
        this.changes = changes;
    }

    /** The last offset of each partition that has any. */
    public Map<Integer, Long> last() {
        var offsets = new HashMap<Integer, Long>();
        changes.records().forEach(read -> offsets.merge(read.partition(), read.offset(), Math::max));
        return offsets;
    }

    /** Once it has dealt with {@code offsets}, with the deviations that there are in these partitions. */
    public EdgeHoldings at(Map<Integer, Long> offsets) {
        var decoder = new PolicyRecordDecoder();
        var held = new HashMap<String, StateVersion>();
        var deviations = new HashMap<String, Deviation>();
        var sums = new HashMap<Integer, Long>();
        offsets.keySet().forEach(partition -> sums.put(partition, 0L));
        for (var read : changes.records()) {
            if (read.offset() > offsets.getOrDefault(read.partition(), -1L)) {
                continue;
            }
            var record = decoder.decode(read.key(), EventRecords.texts(read.headers()), read.value());
            var version = record instanceof Changed changed
                    ? changed.version()
                    : record instanceof Removed removed ? removed.version() : null;
            if (version == null) {
                continue;
            }
            var before = held.getOrDefault(read.key(), StateVersion.NONE);
            if (version.isTakenAfter(before, System.currentTimeMillis())) {
                held.put(read.key(), version);
                sums.merge(read.partition(), version.digest() - before.digest(), Long::sum);
                deviations.remove(read.key());
            } else if (version.equals(before)) {
                deviations.remove(read.key());
            } else {
                deviations.put(read.key(), deviation(read, before));
            }
        }
        var digests = new HashMap<Integer, String>();
        sums.forEach((partition, sum) -> digests.put(partition, EdgeHoldings.toText(sum)));
        return new EdgeHoldings(digests, deviations.size(), List.copyOf(deviations.values()));
    }

    private static Deviation deviation(ConsumerRecord<String, byte[]> read, StateVersion held) {
        return new Deviation(
                read.key(),
                read.partition(),
                read.offset(),
                "older than the edge's revision " + held.revision(),
                held.incarnation(),
                held.revision(),
                held.digest() == 0 ? null : EdgeHoldings.toText(held.digest()),
                Instant.now());
    }
}
