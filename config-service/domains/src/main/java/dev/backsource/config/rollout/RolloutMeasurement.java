package dev.backsource.config.rollout;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.edges.Listening;
import dev.backsource.config.events.PublishedChange;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures when every edge in reach had applied a revision.
 *
 * <p>A revision has reached every edge at the moment at which all edges in reach serve it. Its time is that of the last of the reports by which each
 * edge first had it. A revision is replaced if an edge is seen with the domain's next revision while another edge in reach lacks this one: that moment
 * can't come any more. If it is unknown whether the other edges had it, or if this instance learns of the change too late, the revision isn't
 * measured.
 *
 * <p>An edge holds up a revision until it has applied it. Only the reports of that edge are compared with the revision, so a report costs about as much
 * as it brings news. An edge whose whole partition is as committed is compared once for all changes in it.
 *
 * <p>A pure function of its calls. Not thread-safe.
 */
final class RolloutMeasurement {
    /** The limit of pending revisions in a partition, as many as edges may be behind and still be compared; the oldest are given up. */
    static final int MAX_PENDING = 4096;

    /** Holds up a revision while no edge does, such as while none is in reach. */
    private static final String NOBODY = "";

    private final Judge judge;
    private final Duration silence;
    private final Listening listening;
    private final Map<String, Course> edges = new HashMap<>();
    /** By partition, in the order of offsets. */
    private final Map<Integer, TreeMap<Long, Pending>> pending = new HashMap<>();
    /** The latest pending revision of each domain. */
    private final Map<String, Pending> latest = new HashMap<>();
    /** By the edge that holds them up. */
    private final Map<String, Set<Pending>> heldUp = new HashMap<>();
    /** Those of them that are held up only since the edge's state is unknown as yet. */
    private final Set<Pending> unconfirmed = new LinkedHashSet<>();

    private final List<MeasuredRollout> measured = new ArrayList<>();
    /** By partition, the offset behind the last change that this instance has read. */
    private long[] read = offsets(Map.of());

    private boolean knowsAllEdges;

    /** Compares edges with the committed state. */
    interface Judge {
        /** Whether the edge of {@code report} serves the committed state of every domain of a partition, as far as it has read it. */
        boolean isWholeHeld(int partition, EdgeStatus report);

        /** The state of the edge of {@code report} with respect to {@code change}. */
        RolloutState state(PublishedChange change, EdgeReport report, Instant now);
    }

    /** {@code silence} is the age of a report from which its edge is out of reach. */
    RolloutMeasurement(Judge judge, Duration silence) {
        this.judge = judge;
        this.silence = silence;
        this.listening = new Listening(silence);
    }

    /** The reading of changes begins here, maybe of another topic. */
    void begins() {
        pending.clear();
        latest.clear();
        heldUp.clear();
        unconfirmed.clear();
        read = offsets(Map.of());
    }

    /** Takes the next change of its partition. */
    void published(PublishedChange change, Instant now) {
        var changes = pending.computeIfAbsent(change.partition(), partition -> new TreeMap<>());
        if (changes.size() == MAX_PENDING) {
            giveUp(changes.firstEntry().getValue());
        }
        var previous = latest.get(change.domain());
        var next = new Pending(change, previous);
        edges.values().stream()
                .filter(edge -> edge.applied[change.partition()] >= change.offset())
                .forEach(edge -> next.reachedBy(edge.report));
        if (previous != null) {
            previous.next = change;
            if (next.isAtAnEdge) {
                overtaken(previous, now);
            }
        }
        latest.put(change.domain(), next);
        changes.put(change.offset(), next);
        examine(next, now);
    }

    /** This instance has read the changes up to these offsets, by partition. */
    void read(Map<Integer, Long> next, Instant now) {
        read = offsets(next);
        advanced(now);
    }

    /** The comparison of edges with the committed state has advanced. */
    void advanced(Instant now) {
        List.copyOf(unconfirmed).forEach(each -> examine(each, now));
    }

    /** Takes the next report. */
    void heard(EdgeReport report, Instant now) {
        listening.heard(now);
        var edge = report.status().edge();
        take(edge, report, now);
        examineHeldUpBy(edge, now);
        examineHeldUpBy(NOBODY, now);
    }

    /** Takes note of all edges, to be called regularly: edges fall silent, and are removed. */
    void all(Collection<EdgeReport> reports, Instant now) {
        knowsAllEdges = true;
        var present = reports.stream()
                .collect(Collectors.toMap(report -> report.status().edge(), report -> report));
        edges.keySet().retainAll(present.keySet());
        present.forEach((edge, report) -> {
            if (!edges.containsKey(edge)) {
                take(edge, report, now);
            }
        });
        for (var edge : List.copyOf(heldUp.keySet())) {
            var course = edges.get(edge);
            if (course == null || course.isSilent(now)) {
                examineHeldUpBy(edge, now);
            }
        }
    }

    /** The ends of rollouts since the last call. */
    List<MeasuredRollout> takeMeasured() {
        var taken = List.copyOf(measured);
        measured.clear();
        return taken;
    }

    /** The number of revisions that are neither measured nor given up. */
    int pending() {
        return pending.values().stream().mapToInt(TreeMap::size).sum();
    }

    private void take(String edge, EdgeReport report, Instant now) {
        var before = edges.get(edge);
        var course = new Course(report, silence);
        var reached = new ArrayList<Pending>();
        pending.forEach((partition, changes) -> {
            var from = before == null || course.hasRestartedSince(before) ? -1 : before.applied[partition];
            var to = course.applied[partition];
            if (from < to) {
                reached.addAll(changes.subMap(from, false, to, true).values());
            }
        });
        // By the reports so far: after this one, the edge has the next revision.
        reached.stream()
                .map(each -> each.previous)
                .filter(previous -> previous != null && !previous.isSettled)
                .forEach(previous -> overtaken(previous, now));
        edges.put(edge, course);
        reached.forEach(each -> each.reachedBy(report));
    }

    private void examineHeldUpBy(String edge, Instant now) {
        List.copyOf(heldUp.getOrDefault(edge, Set.of())).forEach(each -> examine(each, now));
    }

    /** Looks for an edge that holds up a revision, at the one that has held it up first; without one, the revision is measured. */
    private void examine(Pending each, Instant now) {
        var holder = edges.get(each.holder);
        if (holder != null && holdsUp(each, holder, now)) {
            return;
        }
        for (var edge : edges.values()) {
            if (holdsUp(each, edge, now)) {
                return;
            }
        }
        if (!knowsAllEdges || !complete(each, now)) {
            hold(each, NOBODY, false);
        }
    }

    private boolean holdsUp(Pending each, Course edge, Instant now) {
        var state = state(each, edge, now);
        if (state == RolloutState.APPLIED || state == RolloutState.UNREACHABLE) {
            return false;
        }
        hold(each, edge.report.status().edge(), state == RolloutState.UNKNOWN);
        return true;
    }

    private void hold(Pending each, String edge, boolean isUnconfirmed) {
        if (!each.holder.equals(edge)) {
            release(each);
            each.holder = edge;
        }
        heldUp.computeIfAbsent(edge, holder -> new LinkedHashSet<>()).add(each);
        if (isUnconfirmed) {
            unconfirmed.add(each);
        } else {
            unconfirmed.remove(each);
        }
    }

    private void release(Pending each) {
        var others = heldUp.get(each.holder);
        if (others != null && others.remove(each) && others.isEmpty()) {
            heldUp.remove(each.holder);
        }
        unconfirmed.remove(each);
    }

    /** Measures a revision that no edge holds up; returns whether any edge has it. */
    private boolean complete(Pending each, Instant now) {
        var unreachable = (int)
                edges.values().stream().filter(edge -> isOutOfReach(edge, now)).count();
        var applied = edges.size() - unreachable;
        if (applied == 0) {
            return false;
        }
        measured.add(MeasuredRollout.applied(each.change, each.reachedAt, applied, unreachable));
        giveUp(each);
        return true;
    }

    /** An edge has the next revision of the domain, or gets it by the report that comes next. */
    private void overtaken(Pending each, Instant now) {
        examine(each, now);
        if (each.isSettled) {
            return;
        }
        var next = each.next;
        var isLacking = edges.values().stream().anyMatch(edge -> switch (state(each, edge, now)) {
            case PENDING, REJECTED, DIVERGED -> true;
            case APPLIED, UNKNOWN, UNREACHABLE -> false;
        });
        if (isLacking && next != null) {
            measured.add(MeasuredRollout.replaced(each.change, next.revision()));
        }
        giveUp(each);
    }

    private void giveUp(Pending each) {
        release(each);
        each.isSettled = true;
        each.previous = null;
        latest.remove(each.change.domain(), each);
        var changes = pending.get(each.change.partition());
        if (changes != null) {
            changes.remove(each.change.offset());
        }
    }

    private RolloutState state(Pending each, Course edge, Instant now) {
        var partition = each.change.partition();
        if (edge.isSilent(now)) {
            return isOutOfReach(edge, now) ? RolloutState.UNREACHABLE : RolloutState.UNKNOWN;
        }
        var applied = edge.applied[partition];
        if (applied < each.change.offset()) {
            return RolloutState.PENDING;
        }
        var next = each.next;
        // A later record of the partition, which the edge has read, may be the next revision.
        if (applied >= read[partition] || (next != null && applied >= next.offset())) {
            return RolloutState.UNKNOWN;
        }
        return edge.isWholeHeld(partition, judge) ? RolloutState.APPLIED : judge.state(each.change, edge.report, now);
    }

    /** A silent edge, unless this instance has listened for too short a time to know. */
    private boolean isOutOfReach(Course edge, Instant now) {
        return edge.isSilent(now) && listening.isLongEnough(now);
    }

    /** By partition; -1 for one that isn't among {@code known}. */
    private static long[] offsets(Map<Integer, Long> known) {
        return IntStream.range(0, Topic.POLICY_CHANGES.partitions())
                .mapToLong(partition -> known.getOrDefault(partition, -1L))
                .toArray();
    }

    /** An edge's progress by its latest report. */
    private static final class Course {
        private final EdgeReport report;
        private final Instant reachableUntil;
        /** By partition, the offset of the last change that it has processed; -1 where it has read nothing. */
        private final long[] applied;
        /** A bit for each partition that is known to be as committed. */
        private long held;

        Course(EdgeReport report, Duration silence) {
            this.report = report;
            this.reachableUntil = report.reachableUntil(silence);
            this.applied = offsets(report.status().appliedOffsets());
        }

        boolean isSilent(Instant now) {
            return now.isAfter(reachableUntil);
        }

        boolean hasRestartedSince(Course before) {
            return !report.status().startedAt().equals(before.report.status().startedAt());
        }

        boolean isWholeHeld(int partition, Judge judge) {
            var bit = 1L << partition;
            if ((held & bit) == 0 && judge.isWholeHeld(partition, report.status())) {
                held |= bit;
            }
            return (held & bit) != 0;
        }
    }

    /** A revision that is not at every edge yet, as far as is known. */
    private static final class Pending {
        private final PublishedChange change;
        /** The revision before, if that is pending, too. */
        private @Nullable Pending previous;
        /** The domain's next revision; null for the latest. */
        private @Nullable PublishedChange next;
        /** The time of the last report by which an edge first had it; not before the commit, whatever the edge's clock. */
        private Instant reachedAt;

        private boolean isAtAnEdge;
        private String holder = NOBODY;
        private boolean isSettled;

        Pending(PublishedChange change, @Nullable Pending previous) {
            this.change = change;
            this.previous = previous;
            this.reachedAt = change.committedAt();
        }

        void reachedBy(EdgeReport report) {
            isAtAnEdge = true;
            if (report.heardAt().isAfter(reachedAt)) {
                reachedAt = report.heardAt();
            }
        }
    }
}
