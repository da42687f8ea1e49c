package dev.backsource.config.reconciliation.ledger;

import dev.backsource.config.reconciliation.ledger.StateMatch.AsCommitted;
import dev.backsource.config.reconciliation.ledger.StateMatch.Otherwise;
import dev.backsource.config.reconciliation.ledger.StateMatch.Unknown;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.EdgeStatus;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares one partition of an edge's report with a ledger. The domains that the edge reports by name, since it ignored, rejected or held back their latest
 * record, are left out of both sums and judged one by one; so a single one doesn't put the others in doubt.
 */
public final class Comparison {
    /** In place of the offset of a removed domain's revision. */
    public static final long NOT_REMOVED = -1;

    private final Ledger ledger;
    private final int partition;
    private final @Nullable Long offset;
    private final @Nullable String digest;
    private final List<Deviation> deviations;
    private final @Nullable EdgeHold hold;

    private Comparison(Ledger ledger, int partition, EdgeStatus report, EdgeHoldings holdings) {
        this.ledger = ledger;
        this.partition = partition;
        this.offset = report.appliedOffsets().get(partition);
        this.digest = holdings.digests().get(partition);
        this.deviations = holdings.deviations().stream()
                .filter(deviation -> deviation.partition() == partition)
                .toList();
        this.hold = report.hold();
    }

    /**
     * Compares the state of {@code domain}, which is of {@code partition}, at the edge of {@code report} with the state that {@code revision} or a
     * later one committed. The result is unknown until the revision was read from the topic: an offset alone doesn't prove that, since a partition
     * that has lost its end counts the same offsets once more. A removal counts as read once the reading is past its offset and there is nothing of
     * the domain: then compaction has dropped it.
     *
     * @param ofRemoved the offset of the revision, if the domain is removed now; otherwise {@link #NOT_REMOVED}
     */
    public static StateMatch of(
            Ledger ledger, String domain, long revision, long ofRemoved, int partition, EdgeStatus report) {
        if (ledger.committed(domain).revision() < revision
                && (ofRemoved == NOT_REMOVED || !ledger.hasForgotten(domain, partition, ofRemoved))) {
            return new Unknown("the revision has not been read from the topic yet");
        }
        var holdings = report.holdings();
        if (holdings == null) {
            return new Unknown(
                    report.snapshotTakenAt() == null
                            ? "the edge does not report its served state; upgrade it"
                            : "the edge is serving from a snapshot until it has read the topic");
        }
        return new Comparison(ledger, partition, report, holdings).of(domain);
    }

    /** Whether the edge of {@code report} serves the committed state of every domain of a partition, and names no exception. */
    public static boolean isWholeAsCommitted(Ledger ledger, int partition, EdgeStatus report) {
        var holdings = report.holdings();
        return holdings != null && new Comparison(ledger, partition, report, holdings).isWholeAsCommitted();
    }

    private boolean isWholeAsCommitted() {
        var sums = offset == null ? null : ledger.at(partition, offset);
        return sums != null
                && digest != null
                && deviations.isEmpty()
                && EdgeHoldings.toNumber(digest) == sums.committed();
    }

    private StateMatch of(String domain) {
        var sums = offset == null ? null : ledger.at(partition, offset);
        if (sums == null || digest == null) {
            return new Unknown("the edge's state has not been compared yet");
        }
        var deviation =
                deviations.stream().filter(each -> each.domain().equals(domain)).findFirst();
        if (deviation.isPresent()) {
            return of(deviation.get());
        }
        var served = EdgeHoldings.toNumber(digest)
                - deviations.stream().mapToLong(Comparison::digest).sum();
        if (served == sums.committed() - sum(name -> ledger.committed(name).digest())) {
            return new AsCommitted();
        }
        if (served == sums.followed() - sum(name -> ledger.followed(name).digest())) {
            return followed(domain);
        }
        return new Otherwise("the edge's state of the domain's partition " + partition
                + " differs from the committed state" + ofHold());
    }

    private String ofHold() {
        return hold != null && hold.offsets().containsKey(partition)
                ? "; it holds back records of " + hold.domains() + " domains, of this partition among others"
                : "";
    }

    private StateMatch of(Deviation deviation) {
        var committed = ledger.committed(deviation.domain());
        var isCommitted = digest(deviation) == committed.digest()
                && deviation.heldRevision() == committed.revision()
                && deviation.heldIncarnation() == committed.incarnation();
        return isCommitted ? new AsCommitted() : new Otherwise(deviation.reason());
    }

    private StateMatch followed(String domain) {
        var stray = ledger.stray(domain);
        if (stray == null || stray.followed().equals(stray.committed())) {
            return new AsCommitted();
        }
        return new Otherwise("the topic has " + stray.description() + " (offset " + stray.offset() + " of partition "
                + partition + ")");
    }

    private long sum(ToLongFunction<String> digestOf) {
        return deviations.stream().map(Deviation::domain).mapToLong(digestOf).sum();
    }

    private static long digest(Deviation deviation) {
        var held = deviation.heldDigest();
        return held == null ? 0 : EdgeHoldings.toNumber(held);
    }
}
