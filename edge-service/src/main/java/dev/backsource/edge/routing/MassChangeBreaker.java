package dev.backsource.edge.routing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.EdgeHold.Reason;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.masschange.MassChange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds back a {@linkplain MassChange mass change} that nobody has confirmed: of the domains that records without a confirmation remove or reroute, it
 * admits as many as {@link #most} allows within {@link MassChange#WINDOW}, by the times of the events, and holds the others. A held domain keeps its
 * route until a record is confirmed or leaves the route's way as it is.
 *
 * <p>Guarded by the lock of the table.
 */
final class MassChangeBreaker {
    private static final String MASS_CHANGE =
            "held: part of a mass change without a confirmation; the domain keeps its route";
    private static final String MISSING =
            "held: the topic has lost this domain together with many others; it keeps its route";

    private final Clock clock;
    private final ReroutedDomains rerouted = new ReroutedDomains();
    private final Set<String> held = new HashSet<>();
    private final int[] heldIn = new int[Topic.POLICY_CHANGES.partitions()];
    /** By partition with held domains, the offset of the first record held back. */
    private final Map<Integer, Long> offsets = new TreeMap<>();
    /** The latest held records that nobody has fetched yet. */
    private final Queue<HeldRecord> latest = new ArrayDeque<>();

    /** When the edge began to hold; null while it holds nothing. */
    private @Nullable Instant since;

    /** @param clock says since when domains are held */
    MassChangeBreaker(Clock clock) {
        this.clock = clock;
    }

    /**
     * The number of domains that may be removed or rerouted within the window without a confirmation. A quarter above what config-service allows: its
     * writers overlap, it counts by a clock of its own, and the number of domains falls while they are removed.
     */
    static long most(long domains) {
        var limit = MassChange.limit(domains);
        return limit + limit / 4;
    }

    /**
     * Whether a record may remove or reroute {@code name}. One that may not holds the domain.
     *
     * @param domains the number of all domains that the edge serves
     */
    boolean admits(String name, Provenance from, long domains) {
        if (from.confirmed() || (!held.contains(name) && rerouted.add(name, from.at(), most(domains)))) {
            return true;
        }
        hold(name, from.offset(), MASS_CHANGE);
        return false;
    }

    /** The domain is served as its latest record says. */
    void release(String name) {
        if (!held.isEmpty() && held.remove(name)) {
            var partition = EventRecords.partitionOf(Topic.POLICY_CHANGES, name);
            if (--heldIn[partition] == 0) {
                offsets.remove(partition);
            }
            if (held.isEmpty()) {
                since = null;
            }
        }
    }

    boolean holds(String name) {
        return held.contains(name);
    }

    /** Whether as many domains as {@code lost}, of {@code domains} that are served, are more than a topic loses by itself. */
    static boolean isMass(long lost, long domains) {
        return lost > MassChange.limit(domains);
    }

    /** Holds the loss of a domain that the topic no longer has. */
    void holdLoss(String name) {
        hold(name, 0, MISSING);
    }

    private void hold(String name, long offset, String reason) {
        var partition = EventRecords.partitionOf(Topic.POLICY_CHANGES, name);
        if (held.add(name)) {
            heldIn[partition]++;
            since = since == null ? clock.instant() : since;
        }
        offsets.merge(partition, offset, Math::min);
        if (latest.size() == EdgeHoldings.MAX_DEVIATIONS) {
            latest.remove();
        }
        latest.add(new HeldRecord(name, offset, reason));
    }

    /** The records held back since the last call, at most {@link EdgeHoldings#MAX_DEVIATIONS}, the latest last. */
    List<HeldRecord> takeLatest() {
        var taken = List.copyOf(latest);
        latest.clear();
        return taken;
    }

    /** What an edge reports of it; null while nothing is held. */
    @Nullable
    EdgeHold hold() {
        return since == null ? null : new EdgeHold(Reason.MASS_CHANGE, since, held.size(), offsets);
    }

    int size() {
        return held.size();
    }

    /** What the next process needs to go on holding; null while nothing is held. */
    @Nullable
    HeldDomains heldDomains() {
        return since == null ? null : new HeldDomains(since, held, offsets);
    }

    /** Goes on with what a former process held. */
    void restore(HeldDomains before) {
        since = before.names().isEmpty() ? null : before.since();
        for (var name : before.names()) {
            if (held.add(name)) {
                heldIn[EventRecords.partitionOf(Topic.POLICY_CHANGES, name)]++;
            }
        }
        offsets.putAll(before.offsets());
    }
}
