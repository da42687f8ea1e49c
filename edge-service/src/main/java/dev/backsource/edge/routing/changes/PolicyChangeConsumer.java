package dev.backsource.edge.routing.changes;

import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.edge.recovery.RecordId;
import dev.backsource.edge.recovery.Recovery;
import dev.backsource.edge.routing.Provenance;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.RoutingTable.Outcome;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecord.Removed;
import dev.backsource.policy.event.StateVersion;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The consumer that applies policy changes to the routing table, one batch at a time. No record stops it: an unusable
 * one is rejected, and the domain keeps its route.
 */
final class PolicyChangeConsumer {
    private static final Logger LOG = Logger.getLogger(PolicyChangeConsumer.class);
    private static final String REJECTED = "rejected";
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("backsource.outcome");

    private final RoutingTable table;
    private final RoutingProgress progress;
    private final ServedState servedState;
    private final Rejections rejections;
    private final Deviations deviations;
    private final RoutingMetrics metrics;
    private final Runnable advanced;
    private final PolicyRecords records;
    private final ChangeTasting tasting;
    private final RecordSpans spans;
    private final Recovery recovery;

    PolicyChangeConsumer(
            RoutingState routing,
            RoutingMetrics metrics,
            Runnable advanced,
            PolicyRecords records,
            ChangeTasting tasting,
            RecordSpans spans,
            Recovery recovery) {
        this.table = routing.table();
        this.progress = routing.progress();
        this.servedState = routing.served();
        this.rejections = routing.rejections();
        this.deviations = routing.deviations();
        this.metrics = metrics;
        this.advanced = advanced;
        this.records = records;
        this.tasting = tasting;
        this.spans = spans;
        this.recovery = recovery;
    }

    /** Applies the records of {@code batch}: at once, or in the sets of a careful edge. */
    void take(ConsumerRecords<String, byte[]> batch) {
        var objections = tasting.objections(batch, records.objections(batch));
        var received = new ArrayList<ConsumerRecord<String, byte[]>>(batch.count());
        batch.forEach(received::add);
        var ids = received.stream()
                .map(each -> new RecordId(each.partition(), each.offset()))
                .toList();
        for (var from = 0; from < ids.size(); ) {
            var to = from + recovery.nextSet(ids.subList(from, ids.size()));
            if (to == from) {
                // The edge stops.
                return;
            }
            recovery.applying(ids.subList(from, to));
            var set = received.subList(from, to);
            var isLast = to == ids.size();
            servedState.advance(() -> {
                progress.begin();
                set.forEach(each -> take(each, objections));
                if (isLast) {
                    progress.dealtWith(batch);
                }
            });
            advanced.run();
            recovery.applied();
            from = to;
        }
        noteCaughtUp();
    }

    /** Ends the careful start of an edge that has reached the end of the topic. */
    private void noteCaughtUp() {
        if (recovery.isCareful() && progress.hasReachedEnd()) {
            servedState.advance(progress::passEnd);
            recovery.caughtUp();
            advanced.run();
        }
    }

    /** Notes that the reader has passed gaps, as transactions leave them. The topic may end with one. */
    void pass(ConsumerRecords<String, byte[]> gaps) {
        if (gaps.nextOffsets().isEmpty()) {
            noteCaughtUp();
            return;
        }
        if (progress.isRead()) {
            progress.dealtWith(gaps);
            noteCaughtUp();
            return;
        }
        servedState.advance(() -> progress.dealtWith(gaps));
        if (progress.isRead()) {
            advanced.run();
        }
    }

    private void take(ConsumerRecord<String, byte[]> received, Map<ConsumerRecord<String, byte[]>, String> objections) {
        var span = span(received);
        var outcome = REJECTED;
        try {
            var objection = recovery.objection(received.partition(), received.offset());
            outcome = apply(received, objection == null ? records.read(received, objections) : new Refused(objection));
        } catch (RuntimeException e) {
            LOG.errorf(e, "policy change failed: internal error, offset %d", received.offset());
            reject(received, "internal error of the edge: " + e.getClass().getSimpleName());
        } finally {
            if (span != null) {
                span.setAttribute(OUTCOME, outcome).end();
            }
            progress.dealtWith(
                    received.partition(),
                    received.offset(),
                    received.leaderEpoch().orElse(RoutingProgress.UNKNOWN_EPOCH));
        }
    }

    /** The span of a record; null while the table is being read: those records' traces ended long ago. */
    private @Nullable Span span(ConsumerRecord<String, byte[]> received) {
        return spans.isOn() && progress.isRead() ? spans.process(received) : null;
    }

    /** Returns the outcome's label. */
    private String apply(ConsumerRecord<String, byte[]> received, PolicyRecord read) {
        if (read instanceof Changed changed) {
            return apply(received, changed);
        }
        if (read instanceof Removed removed) {
            var from = new Provenance(removed.at(), removed.massChange() != null, received.offset());
            var outcome = table.remove(removed.domain(), removed.version(), from);
            return settle(received, removed.domain(), removed.version(), outcome);
        }
        if (read instanceof Refused refused) {
            reject(received, refused.reason());
        }
        return REJECTED;
    }

    private String apply(ConsumerRecord<String, byte[]> received, Changed changed) {
        var version = changed.version();
        try {
            var from = new Provenance(changed.at(), changed.massChange() != null, received.offset());
            var outcome =
                    table.apply(changed.domain(), version, changed.change().rollout(), from);
            return settle(received, changed.domain().name(), version, outcome);
        } catch (InvalidValueException e) {
            reject(received, "candidate of the progressive rollout: " + e.getMessage());
            return REJECTED;
        }
    }

    private String settle(
            ConsumerRecord<String, byte[]> received, DomainName name, StateVersion version, Outcome outcome) {
        switch (outcome) {
            case APPLIED, REPEATED -> deviations.settled(name);
            case OLDER -> {
                var held = table.versionOf(name);
                ignore(
                        received,
                        name,
                        held,
                        "revision " + version.revision() + " is older than the edge's revision " + held.revision());
            }
            case CONFLICTING ->
                ignore(
                        received,
                        name,
                        table.versionOf(name),
                        "two different states of revision " + version.revision() + "; the edge keeps the first");
            case LEAPING ->
                reject(
                        received,
                        "revision " + version.revision() + " is more than " + StateVersion.MAX_JUMP
                                + " ahead of the edge's revision");
            case AHEAD ->
                reject(
                        received,
                        "incarnation " + version.incarnation() + " is more than a day ahead; check the clocks");
            case HELD -> {
                // The state of the table shows it, for many domains at once.
            }
        }
        metrics.count(outcome);
        return RoutingMetrics.label(outcome);
    }

    private void ignore(ConsumerRecord<String, byte[]> received, DomainName name, StateVersion held, String reason) {
        deviations.countIgnored();
        deviations.add(name, received, reason, held);
        LOG.warnf(
                "policy change ignored: domain=%s partition=%d offset=%d reason=%s",
                name, received.partition(), received.offset(), reason);
    }

    private void reject(ConsumerRecord<String, byte[]> received, String reason) {
        metrics.countRejected();
        var rejection = rejections.add(received, reason);
        var name = domainOf(received.key());
        if (name != null) {
            deviations.add(name, received, rejection.reason(), table.spare(name));
        }
        LOG.warnf(
                "policy change rejected, route unchanged: partition=%d offset=%d domain=%s trace=%s reason=%s",
                rejection.partition(),
                rejection.offset(),
                rejection.key(),
                EventRecords.trace(received.headers()),
                rejection.reason());
    }

    /** The domain that the key names; null when it is no valid name. */
    private static @Nullable DomainName domainOf(@Nullable String key) {
        try {
            return key == null ? null : new DomainName(key);
        } catch (InvalidValueException e) {
            return null;
        }
    }
}
