package dev.backsource.config.reconciliation.comparison;

import dev.backsource.config.reconciliation.comparison.History.Place;
import dev.backsource.config.reconciliation.ledger.Ledger;
import dev.backsource.config.reconciliation.ledger.TopicRecord;
import dev.backsource.config.reconciliation.ledger.UnreadableRecord;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecord.Removed;
import dev.backsource.policy.event.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * One reading of the topic from its beginning into a ledger, each record looked up in the database's history. Changes are committed before they are
 * published; so a record that isn't found was never committed, or was lost. Used by one thread only.
 */
final class TopicComparison {
    private static final Logger LOG = Logger.getLogger(TopicComparison.class);
    private static final int LOOKED_UP_AT_ONCE = 1_000;
    private static final int SWEPT_AT_ONCE = 1_000;
    private static final int NAMED_IN_LOG = 100;

    private final Ledger ledger = new Ledger();
    private final PolicyRecords policyRecords;
    private final History history;
    private final Clock clock;
    private TopicEnd end;
    private String swept = "";
    private int named;
    private boolean caughtUp;

    /** {@code end} is the present end of the partitions. */
    TopicComparison(History history, TopicEnd end, PolicyRecords policyRecords, Clock clock) {
        this.history = history;
        this.end = end;
        this.policyRecords = policyRecords;
        this.clock = clock;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Takes the records of a poll, up to the consumer's positions; returns whether they reach the topic's end for the first time. */
    boolean take(ConsumerRecords<String, byte[]> batch, Consumer<?, ?> consumer) {
        var chunk = new ArrayList<TopicRecord>();
        var objections = policyRecords.objections(batch);
        for (var received : batch) {
            var read = policyRecords.read(received, objections);
            if (read instanceof Refused refused) {
                take(chunk);
                chunk.clear();
                pass(received, refused.reason());
            } else {
                chunk.add(toRecord(read, received));
            }
            if (chunk.size() == LOOKED_UP_AT_ONCE) {
                take(chunk);
                chunk.clear();
            }
        }
        take(chunk);
        return reach(consumer);
    }

    /** Looks whether Kafka has lost records before they were read, and expects no more than are left. */
    void lowerEnd(Consumer<?, ?> consumer) {
        if (!caughtUp) {
            end = end.lowered(TopicEnd.soon(consumer, consumer.assignment()));
        }
    }

    /**
     * Whether Kafka has lost records that were read: the consumer stands, or reads, before an offset that it has read already. So it does after an
     * unclean election of a leader, and on a topic that was recreated.
     */
    boolean isBehind(ConsumerRecords<String, byte[]> batch, Consumer<?, ?> consumer) {
        return consumer.assignment().stream()
                        .anyMatch(partition -> consumer.position(partition) < ledger.position(partition.partition()))
                || batch.partitions().stream()
                        .anyMatch(partition ->
                                batch.records(partition).get(0).offset() < ledger.position(partition.partition()));
    }

    /**
     * Compares the next domains of the database with the topic.
     *
     * @param consumer of the topic
     * @return the course of the database's history; a history behind the topic has gone back
     * @throws LostHistoryException when the database doesn't respond
     * @throws org.apache.kafka.common.KafkaException when Kafka doesn't
     */
    History.Course sweep(Consumer<?, ?> consumer) {
        var places = nextPlaces();
        var isBehind =
                places.stream().anyMatch(place -> ledger.isAheadOf(place.domain(), place.version(), clock.instant()));
        findLost(places, consumer);
        var course = history.course();
        return isBehind ? History.Course.WENT_BACK : course;
    }

    /** Finds all domains whose latest published version Kafka has lost, before the first {@link #sweep}; throws as that does. */
    void findLost(Consumer<?, ?> consumer) {
        do {
            findLost(nextPlaces(), consumer);
        } while (!swept.isEmpty());
    }

    /** The domains behind the last ones, from the first on again after the last. */
    private List<Place> nextPlaces() {
        var places = history.behind(swept, SWEPT_AT_ONCE);
        swept = places.size() < SWEPT_AT_ONCE
                ? ""
                : places.get(places.size() - 1).domain();
        return places;
    }

    /** The topic's end is looked up after the database, so that it lies behind every record that the database has as published. */
    private void findLost(List<Place> places, Consumer<?, ?> consumer) {
        var lacking = places.stream()
                .map(Place::published)
                .filter(Objects::nonNull)
                .filter(ledger::misses)
                .toList();
        if (lacking.isEmpty()) {
            return;
        }
        var present = TopicEnd.of(consumer, consumer.assignment()).offsets();
        for (var published : lacking) {
            var partition = new TopicPartition(Topic.POLICY_CHANGES.topicName(), published.partition());
            var isRead = ledger.position(published.partition()) >= present.getOrDefault(partition, 0L);
            if (isRead && ledger.lose(published, clock.instant())) {
                tell(published.domain());
            }
        }
    }

    private void take(List<TopicRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        var committed = history.committed(records);
        var now = clock.instant();
        for (var i = 0; i < records.size(); i++) {
            if (ledger.take(records.get(i), committed.get(i), now)) {
                tell(records.get(i).domain());
            }
        }
    }

    private void tell(String domain) {
        var stray = ledger.stray(domain);
        if (stray != null && caughtUp && named++ < NAMED_IN_LOG) {
            LOG.warnf(
                    "the topic has %s: domain=%s partition=%d offset=%d",
                    stray.description(), domain, stray.partition(), stray.offset());
        }
    }

    private boolean reach(Consumer<?, ?> consumer) {
        consumer.assignment().forEach(partition -> ledger.reach(partition.partition(), consumer.position(partition)));
        if (caughtUp || !end.isReachedBy(consumer::position)) {
            return false;
        }
        ledger.beginNoting();
        caughtUp = true;
        return true;
    }

    private void pass(ConsumerRecord<String, byte[]> received, String reason) {
        var key = received.key();
        if (key == null || !isDomain(key)) {
            ledger.takeForeign(key, received.partition(), received.offset());
            return;
        }
        var unreadable = new UnreadableRecord(key, reason, received.partition(), received.offset());
        if (ledger.take(unreadable, clock.instant())) {
            tell(key);
        }
    }

    private static boolean isDomain(String key) {
        try {
            return new DomainName(key).value().equals(key);
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static TopicRecord toRecord(PolicyRecord read, ConsumerRecord<String, byte[]> received) {
        if (read instanceof Changed changed) {
            return new TopicRecord(
                    changed.domain().name().value(), changed.version(), false, received.partition(), received.offset());
        }
        var removed = (Removed) read;
        return new TopicRecord(
                removed.domain().value(), removed.version(), true, received.partition(), received.offset());
    }
}
