package dev.backsource.simulation.log;

import dev.backsource.policy.event.Topic;
import dev.backsource.simulation.VirtualClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** The topics. What is appended is there to be read at once, as for clients that read uncommitted records. */
public final class SimulatedLog {
    private final VirtualClock clock;
    private final Map<TopicPartition, Partition> partitions = new LinkedHashMap<>();
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Transactions> transactional = new HashMap<>();
    private final Map<TopicPartition, List<Consumer<TopicPartition>>> readers = new HashMap<>();
    private Appending appended = (partition, entry) -> {};
    private Appending committed = (partition, entry) -> {};
    private Consumer<String> takenOver = id -> {};

    public SimulatedLog(VirtualClock clock) {
        this.clock = clock;
        for (var topic : Topic.values()) {
            make(topic.topicName(), topic.partitions());
        }
    }

    /** Is told of each record as it is appended. */
    @FunctionalInterface
    public interface Appending {
        void appended(TopicPartition partition, Entry entry);
    }

    /**
     * Has watchers told of each record as it is appended, of each once it is committed, which it is at once where it is of no transaction, and of each
     * transactional id whose producer takes over.
     */
    public void watchedBy(Appending watcher, Appending onCommit, Consumer<String> onTakeOver) {
        appended = watcher;
        committed = onCommit;
        takenOver = onTakeOver;
    }

    /** Has {@code reader} told whenever one of {@code those} goes on. */
    void addReader(Set<TopicPartition> those, Consumer<TopicPartition> reader) {
        those.forEach(partition ->
                readers.computeIfAbsent(partition, each -> new ArrayList<>()).add(reader));
    }

    void removeReader(Set<TopicPartition> those, Consumer<TopicPartition> reader) {
        those.forEach(partition -> readers.getOrDefault(partition, List.of()).remove(reader));
    }

    private void make(String topic, int count) {
        made.merge(topic, 1, Integer::sum);
        counts.put(topic, count);
        for (var number = 0; number < count; number++) {
            partitions.put(new TopicPartition(topic, number), new Partition());
        }
    }

    /** Kafka's id of the topic as it is now. */
    public String idOf(Topic topic) {
        return topic.name() + "-" + made.get(topic.topicName());
    }

    public int partitionsOf(String topic) {
        return counts.getOrDefault(topic, 0);
    }

    Set<String> topics() {
        return made.keySet();
    }

    /** Appends a record of no transaction; its offset. */
    public long append(ProducerRecord<String, byte[]> written) {
        var partition = new TopicPartition(written.topic(), written.partition());
        var entry = append(partition, written);
        committed.appended(partition, entry);
        return entry.offset();
    }

    private Entry append(TopicPartition partition, ProducerRecord<String, byte[]> written) {
        var of = of(partition);
        var entry = Entry.of(written, of.end, clock.micros(), of.truncations());
        of.entries.add(entry);
        of.end++;
        appended.appended(partition, entry);
        tell(partition);
        return entry;
    }

    /** Begins to publish under {@code id}: who did before can't any more, and what that one had open is aborted. */
    int takeOver(String id) {
        var transactions = transactional.computeIfAbsent(id, each -> new Transactions());
        end(transactions, false);
        takenOver.accept(id);
        return ++transactions.epoch;
    }

    long append(String id, int epoch, ProducerRecord<String, byte[]> written) {
        var transactions = require(id, epoch);
        var partition = new TopicPartition(written.topic(), written.partition());
        var open = transactions.open.computeIfAbsent(partition, each -> new ArrayList<>());
        var entry = append(partition, written);
        of(partition).uncommitted.add(entry);
        open.add(entry);
        return entry.offset();
    }

    /** Ends the open transaction: each of its partitions gets a marker, and its records count only if it is committed. */
    void end(String id, int epoch, boolean isCommitted) {
        end(require(id, epoch), isCommitted);
    }

    private Transactions require(String id, int epoch) {
        var transactions = transactional.computeIfAbsent(id, each -> new Transactions());
        if (transactions.epoch != epoch) {
            throw new ProducerFencedException("there is a newer producer with the same transactional id");
        }
        return transactions;
    }

    private void end(Transactions transactions, boolean isCommitted) {
        transactions.open.forEach((partition, entries) -> {
            of(partition).end++;
            if (isCommitted) {
                entries.forEach(of(partition).uncommitted::remove);
                entries.forEach(entry -> committed.appended(partition, entry));
            }
            tell(partition);
        });
        transactions.open.clear();
    }

    /** Up to {@code most} records from {@code offset} on, as long as nothing is appended. */
    List<Entry> read(TopicPartition partition, long offset, int most) {
        var entries = of(partition).entries;
        var first = indexOf(entries, offset);
        return entries.subList(first, Math.min(entries.size(), first + most));
    }

    /** All that a partition holds. */
    public List<Entry> all(TopicPartition partition) {
        return of(partition).entries;
    }

    public long begin(TopicPartition partition) {
        return of(partition).begin;
    }

    public long end(TopicPartition partition) {
        return of(partition).end;
    }

    private static int indexOf(List<Entry> entries, long offset) {
        var low = 0;
        var high = entries.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (entries.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Keeps all records that are not {@code keptMicros} old, and of the others the latest of each key; removals for as long again. As with
     * {@code min.compaction.lag.ms}, a younger record doesn't supersede any yet.
     */
    public void compact(Topic topic, long keptMicros) {
        var young = clock.micros() - keptMicros;
        for (var partition : partitionsNamed(topic)) {
            var latest = new HashMap<@Nullable String, Long>();
            for (var entry : of(partition).entries) {
                if (entry.writtenAtMicros() <= young) {
                    latest.put(entry.key(), entry.offset());
                }
            }
            of(partition)
                    .entries
                    .removeIf(entry -> entry.writtenAtMicros() <= young
                            && (latest.getOrDefault(entry.key(), -1L) != entry.offset()
                                    || (entry.value() == null && entry.writtenAtMicros() <= young - keptMicros)));
        }
    }

    /** Loses the last {@code offsets} of a partition, as when a replica leads that hadn't got them. */
    public void truncate(TopicPartition partition, long offsets) {
        var of = of(partition);
        of.end = Math.max(of.begin, of.end - offsets);
        of.truncations.add(of.end);
        of.entries = new ArrayList<>(of.entries.subList(0, indexOf(of.entries, of.end)));
    }

    /** Deletes the topic and makes it anew, with another id and nothing in it. */
    public void makeAnew(Topic topic) {
        made.merge(topic.topicName(), 1, Integer::sum);
        for (var partition : partitionsNamed(topic)) {
            truncate(partition, of(partition).end);
            transactional.values().forEach(transactions -> transactions.open.remove(partition));
        }
    }

    List<TopicPartition> partitionsNamed(Topic topic) {
        return partitions.keySet().stream()
                .filter(partition -> partition.topic().equals(topic.topicName()))
                .toList();
    }

    private void tell(TopicPartition partition) {
        readers.getOrDefault(partition, List.of()).forEach(reader -> reader.accept(partition));
    }

    Partition of(TopicPartition partition) {
        var found = partitions.get(partition);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + partition);
        }
        return found;
    }

    /** The entries, in the order of their offsets; markers of transactions are gaps between them. */
    static final class Partition {
        private List<Entry> entries = new ArrayList<>();
        /** Those of open transactions, and of aborted ones. */
        private final Set<Entry> uncommitted = Collections.newSetFromMap(new IdentityHashMap<>());

        private final long begin = 0;
        private long end;
        /** Where the partition ended after each loss. */
        private final List<Long> truncations = new ArrayList<>();

        long end() {
            return end;
        }

        /** Those of {@code entries} that aren't of transactions that are open or aborted. */
        List<Entry> committed(List<Entry> entries) {
            return uncommitted.isEmpty()
                    ? entries
                    : entries.stream()
                            .filter(entry -> !uncommitted.contains(entry))
                            .toList();
        }

        /** How often it has lost its end. */
        int truncations() {
            return truncations.size();
        }

        /** The least offset that was lost since it had lost its end {@code before} times; the largest number when none was. */
        long lostFrom(int before) {
            var least = Long.MAX_VALUE;
            for (var number = before; number < truncations.size(); number++) {
                least = Math.min(least, truncations.get(number));
            }
            return least;
        }
    }

    /** What is open under a transactional id. */
    private static final class Transactions {
        private int epoch;
        private final Map<TopicPartition, List<Entry>> open = new LinkedHashMap<>();
    }
}
