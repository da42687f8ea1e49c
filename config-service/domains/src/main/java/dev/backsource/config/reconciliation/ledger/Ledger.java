package dev.backsource.config.reconciliation.ledger;

import dev.backsource.config.reconciliation.ledger.PartitionSums.Sums;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contents of the topic, record by record, with a mark on the committed ones. The ledger follows the topic by the edges' own rule and keeps the
 * committed versions besides, so that it can tell apart edges that follow the topic, edges that don't, and edges that hold the committed state. One
 * thread writes; any reads.
 */
public final class Ledger {
    /** The limit of stray domains that are kept by name; further ones show once these are repaired. */
    static final int MAX_STRAYS = 100_000;

    // All below: used only under the lock of this ledger.
    private final DomainVersions committed = new DomainVersions();
    private final Map<String, StrayDomain> strays = new LinkedHashMap<>();
    /**
     * By domain; as many as stray domains at most. One stays until the domain's next record, or until the sums at its offset are forgotten: then nothing
     * is told of an edge that has read no further.
     */
    private final Map<String, EarlierCopy> copies = new HashMap<>();

    private final NonDomainKeys foreign = new NonDomainKeys();
    private final List<PartitionSums> partitions = Stream.generate(PartitionSums::new)
            .limit(Topic.POLICY_CHANGES.partitions())
            .toList();

    /**
     * Takes the next record of its partition; returns whether the record made its domain stray.
     *
     * @param isCommitted whether the record is in the database's history
     */
    public synchronized boolean take(TopicRecord next, boolean isCommitted, Instant now) {
        copies.remove(next.domain());
        var sums = partitions.get(next.partition());
        var before = committed.get(next.domain());
        var held = followed(next.domain());
        var version = next.version();
        var taken = version.isTakenAfter(held, now.toEpochMilli());
        if (isCommitted && replaces(version, before, now)) {
            committed.put(next.domain(), version);
            sums.committed(before.digest(), version.digest());
        }
        if (taken) {
            sums.followed(held.digest(), version.digest());
        }
        var became = false;
        if (isCommitted && (taken || version.equals(held))) {
            strays.remove(next.domain());
        } else if (!isCommitted) {
            became = stray(next, StrayCause.NOT_COMMITTED, taken ? version : held, now);
        } else if (version.follows(held)) {
            became = stray(next, StrayCause.NOT_TAKEN, held, now);
        }
        dealtWith(next.partition(), next.offset());
        return became;
    }

    private void dealtWith(int partition, long offset) {
        var sums = partitions.get(partition);
        if (sums.dealtWith(offset)) {
            copies.values().removeIf(copy -> copy.partition() == partition && sums.at(copy.last()) == null);
        }
    }

    /** Takes an unreadable record; returns whether it made its domain stray. */
    public synchronized boolean take(UnreadableRecord next, Instant now) {
        var domain = next.domain();
        var became = put(new StrayDomain(
                domain,
                StrayCause.UNREADABLE,
                next.reason(),
                committed.get(domain),
                StateVersion.NONE,
                followed(domain),
                next.partition(),
                next.offset(),
                now));
        dealtWith(next.partition(), next.offset());
        return became;
    }

    /** Takes a record whose key isn't a domain's name; null when it has none. */
    public synchronized void takeForeign(@Nullable String key, int partition, long offset) {
        foreign.add(key == null ? "" : key);
        dealtWith(partition, offset);
    }

    /** Whether the topic, as far as it has been read, lacks a published record: its version, or only the record at its offset. */
    public synchronized boolean misses(TopicRecord published) {
        return lacks(published) || hasEarlierCopy(published);
    }

    /**
     * Whether the topic, as far as it has been read, lacks a published version and all later ones of its domain. Domains that are stray already don't
     * count. A removal of which nothing is left counts only if it was published behind the end of the reading: compaction drops the others in time.
     */
    private boolean lacks(TopicRecord published) {
        var latest = committed.get(published.domain());
        var isCompacted =
                published.removal() && hasForgotten(published.domain(), published.partition(), published.offset());
        return published.version().follows(latest) && !strays.containsKey(published.domain()) && !isCompacted;
    }

    /** Whether the topic, which has been read past {@code offset} of its partition, has nothing of a domain. */
    synchronized boolean hasForgotten(String domain, int partition, long offset) {
        return committed.get(domain).revision() == 0 && !strays.containsKey(domain) && offset < position(partition);
    }

    /**
     * Whether the topic, as far as it has been read, has a published version, or a later one, and ends before the offset of its publication. One that is
     * known doesn't count.
     */
    private boolean hasEarlierCopy(TopicRecord published) {
        return !published.version().follows(committed.get(published.domain()))
                && !strays.containsKey(published.domain())
                && partitions.get(published.partition()).lastOffset() < published.offset()
                && sufficientOffset(published.domain(), published.offset()) == published.offset();
    }

    /**
     * Takes note that Kafka has lost a published record. A version that was published twice, as by a relay that got no answer, may still have its
     * earlier record: then nothing differs.
     *
     * @return whether that made its domain stray
     */
    public synchronized boolean lose(TopicRecord published, Instant now) {
        if (lacks(published)) {
            return stray(published, StrayCause.LOST, committed.get(published.domain()), now);
        }
        if (hasEarlierCopy(published) && copies.size() < MAX_STRAYS) {
            var last = partitions.get(published.partition()).lastOffset();
            copies.put(published.domain(), new EarlierCopy(published.partition(), published.offset(), last));
        }
        return false;
    }

    /**
     * The offset up to which a reader has to have read the partition of a domain to have read the version that was published at {@code offset}: a lower
     * one if Kafka has lost that record and an earlier one of the version is left.
     */
    public synchronized long sufficientOffset(String domain, long offset) {
        var copy = copies.get(domain);
        return copy != null && copy.lost() == offset ? copy.last() : offset;
    }

    /** The offset behind the last record that was read of a partition. */
    public synchronized long position(int partition) {
        return partitions.get(partition).position();
    }

    public synchronized void reach(int partition, long position) {
        partitions.get(partition).reach(position);
    }

    /** Reports that the topic's end, as of the start of the reading, is reached. */
    public synchronized void beginNoting() {
        partitions.forEach(PartitionSums::beginNoting);
    }

    /** The latest committed and published version. */
    public synchronized StateVersion committed(String domain) {
        return committed.get(domain);
    }

    /**
     * Whether a committed version of the domain was published that follows {@code place}, the domain's latest version in the database. Versions in
     * the future don't count, since the repair resets them.
     */
    public synchronized boolean isAheadOf(String domain, StateVersion place, Instant now) {
        var latest = committed.get(domain);
        return latest.follows(place) && !latest.liesAhead(now.toEpochMilli());
    }

    /** The version of a domain at a reader that follows the topic. */
    synchronized StateVersion followed(String domain) {
        var stray = strays.get(domain);
        return stray == null ? committed.get(domain) : stray.followed();
    }

    public synchronized @Nullable StrayDomain stray(String domain) {
        return strays.get(domain);
    }

    synchronized @Nullable Sums at(int partition, long offset) {
        return partitions.get(partition).at(offset);
    }

    public synchronized int strayCount() {
        return strays.size();
    }

    /** Stray domains in the order in which they were found. */
    public synchronized List<StrayDomain> strays(int atMost) {
        return strays.values().stream().limit(atMost).toList();
    }

    /** The number of domains that are stray because of an unreadable record. */
    public synchronized int unreadableCount() {
        return (int) strays.values().stream()
                .filter(stray -> stray.cause() == StrayCause.UNREADABLE)
                .count();
    }

    public synchronized long foreignCount() {
        return foreign.records();
    }

    /** The latest last. */
    public synchronized List<String> foreignKeys() {
        return foreign.latest();
    }

    /** Readers don't accept a version in the future, so the repair that resets it starts from a lower one. */
    private static boolean replaces(StateVersion version, StateVersion before, Instant now) {
        var millis = now.toEpochMilli();
        return version.follows(before) || (before.liesAhead(millis) && !version.liesAhead(millis));
    }

    private boolean stray(TopicRecord next, StrayCause cause, StateVersion followed, Instant now) {
        return put(new StrayDomain(
                next.domain(),
                cause,
                null,
                committed.get(next.domain()),
                next.version(),
                followed,
                next.partition(),
                next.offset(),
                now));
    }

    private boolean put(StrayDomain stray) {
        var known = strays.get(stray.domain());
        if (known == null && strays.size() == MAX_STRAYS) {
            return false;
        }
        strays.put(stray.domain(), known == null ? stray : stray.foundAt(known.since()));
        return known == null;
    }

    /**
     * The earlier record of a version that was published twice.
     *
     * @param partition of both
     * @param lost the offset of the lost record
     * @param last the last offset of the partition when that loss was found, at or behind the earlier record
     */
    private record EarlierCopy(int partition, long lost, long last) {}
}
