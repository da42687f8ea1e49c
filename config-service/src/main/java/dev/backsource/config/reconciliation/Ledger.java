package dev.backsource.config.reconciliation;

import dev.backsource.config.reconciliation.PartitionSums.Sums;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the topic says, record by record, and which of it was committed. It follows the topic by the edges' own rule and keeps
 * besides what was committed, so that an edge that follows can be told from one that doesn't, and either from one that holds
 * what was committed. One thread writes; any reads.
 */
final class Ledger {
    /** How many stray domains are kept by name; what there is more shows once these are repaired. */
    static final int MAX_STRAYS = 100_000;

    // All below: used only under the lock of this ledger.
    private final DomainVersions committed = new DomainVersions();
    private final Map<String, StrayDomain> strays = new LinkedHashMap<>();
    private final List<PartitionSums> partitions = Stream.generate(PartitionSums::new)
            .limit(Topic.POLICY_CHANGES.partitions())
            .toList();

    /**
     * Takes in the next record of its partition; whether its domain became stray by it.
     *
     * @param isCommitted whether the database's history has it
     */
    synchronized boolean take(TopicRecord next, boolean isCommitted, Instant now) {
        var sums = partitions.get(next.partition());
        var before = committed.get(next.domain());
        var stray = strays.get(next.domain());
        var held = stray == null ? before : stray.followed();
        var version = next.version();
        var follows = version.isTakenAfter(held, now.toEpochMilli());
        if (isCommitted && version.follows(before)) {
            committed.put(next.domain(), version);
            sums.committed(before.digest(), version.digest());
        }
        if (follows) {
            sums.followed(held.digest(), version.digest());
        }
        var became = false;
        if (isCommitted && follows) {
            strays.remove(next.domain());
        } else if (!isCommitted) {
            became = stray(next, follows ? version : held, now);
        }
        sums.dealtWith(next.offset());
        return became;
    }

    /** The record at {@code offset} says nothing. */
    synchronized void pass(int partition, long offset) {
        partitions.get(partition).dealtWith(offset);
    }

    synchronized void reach(int partition, long position) {
        partitions.get(partition).reach(position);
    }

    /** The end of the topic, as it was when this began, is reached. */
    synchronized void beginNoting() {
        partitions.forEach(PartitionSums::beginNoting);
    }

    /** The latest version that was committed and published. */
    synchronized StateVersion committed(String domain) {
        return committed.get(domain);
    }

    /** What whoever follows the topic holds of a domain. */
    synchronized StateVersion followed(String domain) {
        var stray = strays.get(domain);
        return stray == null ? committed.get(domain) : stray.followed();
    }

    synchronized @Nullable StrayDomain stray(String domain) {
        return strays.get(domain);
    }

    synchronized @Nullable Sums at(int partition, long offset) {
        return partitions.get(partition).at(offset);
    }

    synchronized int strayCount() {
        return strays.size();
    }

    /** The first found first. */
    synchronized List<StrayDomain> strays(int atMost) {
        return strays.values().stream().limit(atMost).toList();
    }

    private boolean stray(TopicRecord next, StateVersion followed, Instant now) {
        var known = strays.get(next.domain());
        if (known == null && strays.size() == MAX_STRAYS) {
            return false;
        }
        strays.put(
                next.domain(),
                new StrayDomain(
                        next.domain(),
                        committed.get(next.domain()),
                        next.version(),
                        followed,
                        next.partition(),
                        next.offset(),
                        known == null ? now : known.since()));
        return known == null;
    }
}
