package dev.backsource.config.reconciliation;

import dev.backsource.config.reconciliation.comparison.TopicComparisons;
import dev.backsource.config.reconciliation.ledger.Comparison;
import dev.backsource.config.reconciliation.ledger.StateMatch;
import dev.backsource.config.reconciliation.ledger.StrayDomain;
import dev.backsource.config.write.Provenance;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Compares the topic of policy changes, and the state that edges serve by it, with the committed changes, and repairs differences. The topic gets
 * ahead of the database when the database is restored from a backup, or when a foreign producer writes to the topic; then edges hold versions that no
 * change in the database follows. The topic falls behind the database when Kafka loses records.
 */
@ApplicationScoped
public class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    /** In place of the offset of a removed domain's revision. */
    public static final long NOT_REMOVED = Comparison.NOT_REMOVED;

    private final TopicComparisons comparisons;
    private final Republishing republishing;
    private final Clock clock;

    Reconciliation(TopicComparisons comparisons, Republishing republishing, Clock clock) {
        this.comparisons = comparisons;
        this.republishing = republishing;
        this.clock = clock;
    }

    /**
     * Compares the state of a domain at the edge of {@code report} with the state that {@code revision} or a later one committed.
     *
     * @param ofRemoved the offset of the revision, if the domain is removed now; otherwise {@link #NOT_REMOVED}
     */
    public StateMatch held(DomainName domain, long revision, long ofRemoved, EdgeStatus report) {
        return held(domain.value(), revision, ofRemoved, partition(domain), report);
    }

    /** As the other, for a record of {@code partition} with the key {@code domain}. */
    public StateMatch held(String domain, long revision, long ofRemoved, int partition, EdgeStatus report) {
        var ledger = comparisons.ledger();
        return ledger == null
                ? new StateMatch.Unknown("the topic has not been compared with the database yet")
                : Comparison.of(ledger, domain, revision, ofRemoved, partition, report);
    }

    /**
     * Whether the edge of {@code report} serves the committed state of every domain of a partition, as far as it has read it. Cheaper than
     * {@link #held} for each of them.
     */
    public boolean isWholeHeld(int partition, EdgeStatus report) {
        var ledger = comparisons.ledger();
        return ledger != null && Comparison.isWholeAsCommitted(ledger, partition, report);
    }

    /**
     * The offset up to which an edge has to have processed the partition of a domain to have processed the revision that was published at
     * {@code offset}: a lower one if Kafka has lost that record and an earlier one of the revision is left.
     */
    public long sufficientOffset(String domain, long offset) {
        var ledger = comparisons.ledger();
        return ledger == null ? offset : ledger.sufficientOffset(domain, offset);
    }

    /**
     * The latest version of a domain that is known to be committed and published; {@link StateVersion#NONE} when there is none, or when it lies in
     * the future, in which case a repair resets it.
     */
    public StateVersion committed(DomainName domain) {
        var ledger = comparisons.ledger();
        var latest = ledger == null ? StateVersion.NONE : ledger.committed(domain.value());
        return latest.liesAhead(clock.millis()) ? StateVersion.NONE : latest;
    }

    /** Reports that the database no longer has a {@linkplain #committed committed} version. */
    public void historyWentBack() {
        LOG.warn("the database is older than the published events; comparing the whole topic with it");
        comparisons.distrust();
    }

    /** Emits, from now on, at every advance of the comparison. */
    public Multi<Object> advances() {
        return comparisons.advances();
    }

    /** Whether topic and database agree, and otherwise the first {@code atMost} differing domains. */
    public Agreement agreement(int atMost) {
        var ledger = comparisons.ledger();
        return ledger == null ? Agreement.CHECKING : Agreement.of(ledger, atMost);
    }

    /**
     * Publishes differing domains again, in the database's state: domains whose record on the topic isn't in the database's history, isn't accepted
     * by edges, is unreadable, or is lost. Repairs up to {@code atMost} of them, one after the other.
     *
     * @return the number of domains that were written
     */
    public Uni<Integer> repair(int atMost, Provenance provenance) {
        var ledger = comparisons.ledger();
        return ledger == null
                ? Uni.createFrom().item(0)
                : Multi.createFrom()
                        .iterable(ledger.strays(atMost))
                        .onItem()
                        .transformToUniAndConcatenate(stray -> repair(stray, provenance))
                        .filter(revision -> revision > 0)
                        .collect()
                        .with(Collectors.counting())
                        .map(Math::toIntExact);
    }

    private Uni<Long> repair(StrayDomain stray, Provenance provenance) {
        return republishing
                .follow(stray, stray.toFollow(clock.millis()), provenance)
                .invoke(revision -> LOG.infof(
                        "republished from the database: domain=%s revision=%d; the topic had %s",
                        stray.domain(), revision, stray.description()));
    }

    private static int partition(DomainName domain) {
        return EventRecords.partitionOf(Topic.POLICY_CHANGES, domain.value());
    }
}
