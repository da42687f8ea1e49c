package dev.backsource.simulation;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import dev.backsource.simulation.database.SimulatedDatabase;
import dev.backsource.simulation.database.StoredRevision;
import dev.backsource.simulation.log.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What was committed, and what of it the topic has held: the plain model that everything is compared with. */
final class Oracle {
    private final SimulatedDatabase database;
    private final Set<Committed> committed = new HashSet<>();
    private final Map<StateVersion, Domain> states = new HashMap<>();
    /** The share of each step, by the rollout's id and the version that committed it. */
    private final Map<String, Map<StateVersion, Double>> shares = new HashMap<>();

    /** The latest record of each domain on the topic. */
    private final Map<String, Published> published = new HashMap<>();

    private final PolicyRecords records;
    private boolean forging;
    /** Of the database when a relay took over last. */
    private int timeline;

    /** @param records reads the policy changes */
    Oracle(SimulatedDatabase database, PolicyRecords records) {
        this.database = database;
        this.records = records;
        database.watchedBy(this::committed);
    }

    private void committed(StoredRevision revision) {
        committed.add(new Committed(revision.domain(), revision.version()));
        if (revision.state() != null) {
            states.put(revision.version(), revision.state());
        }
        var rollout = revision.rollout();
        if (rollout != null) {
            shares.computeIfAbsent(rollout.id(), id -> new HashMap<>()).put(revision.version(), rollout.share());
        }
    }

    /** The largest share that was committed for a progressive rollout by {@code version} and those before it. */
    double shareUntil(StateVersion version, String rollout) {
        return shares.getOrDefault(rollout, Map.of()).entrySet().stream()
                .filter(step -> !step.getKey().follows(version))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** The state that a domain was committed with at {@code version}; null when it never was, and of a removal. */
    @Nullable
    Domain stateAt(StateVersion version) {
        return states.get(version);
    }

    /** A relay takes over, and fences those before. */
    void takenOver() {
        timeline = database.timeline();
    }

    /** Has somebody else write to the topic. */
    void forge(Runnable write) {
        forging = true;
        write.run();
        forging = false;
    }

    /** The end of a partition is lost: the topic holds no more than {@code left} of it. */
    void lost(TopicPartition partition, List<Entry> left) {
        published
                .keySet()
                .removeIf(domain -> EventRecords.partitionOf(Topic.POLICY_CHANGES, domain) == partition.partition());
        for (var entry : left) {
            var read = records.read(entry.record());
            var now = committed(read);
            if (now != null && committed.contains(now)) {
                published.put(now.domain(), new Published(now.version(), timeline));
            }
        }
    }

    /** The topic is made anew. */
    void lostAll() {
        published.clear();
    }

    private static @Nullable Committed committed(PolicyRecord read) {
        if (read instanceof PolicyRecord.Changed changed) {
            return new Committed(changed.domain().name().value(), changed.version());
        }
        return read instanceof PolicyRecord.Removed removed
                ? new Committed(removed.domain().value(), removed.version())
                : null;
    }

    void appended(TopicPartition partition, Entry entry) {
        if (forging || !partition.topic().equals(Topic.POLICY_CHANGES.topicName())) {
            return;
        }
        var read = records.read(entry.record());
        var now = committed(read);
        if (now == null) {
            throw new Violation(Invariant.PUBLISHED_IN_ORDER, "what was published can't be read: " + read);
        }
        published(now);
    }

    /**
     * Within one history of the database the topic doesn't go back. After a restore another one goes on, from the next relay on that takes
     * over: its outbox has rows that were published already, and what the topic held of the former history is followed by a new incarnation.
     */
    private void published(Committed now) {
        if (!committed.contains(now)) {
            throw new Violation(Invariant.PUBLISHED_IN_ORDER, now + " was published and never committed");
        }
        var before = published.put(now.domain(), new Published(now.version(), timeline));
        if (before != null
                && before.timeline() == timeline
                && before.version().follows(now.version())
                && isOfThisHistory(now.domain(), before.version())) {
            throw new Violation(Invariant.PUBLISHED_IN_ORDER, before + " was published and then " + now);
        }
    }

    private boolean isOfThisHistory(String domain, StateVersion version) {
        var stored = database.revision(domain, version.revision());
        return stored != null && stored.version().equals(version);
    }

    private record Committed(String domain, StateVersion version) {}

    /** @param timeline of the database when the relay took over that published it */
    private record Published(StateVersion version, int timeline) {}
}
