package dev.backsource.config.progressive;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.policy.event.TrialReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The fleet's trial of a rollout, by the edges' latest reports.
 *
 * @param areKnown whether all reports are known that the topic held at this instance's start
 * @param isReachKnown whether this instance has {@linkplain dev.backsource.config.edges.Listening listened} for so long that silent edges are out of reach
 * @param edges all edges, by id
 */
record FleetTrial(boolean areKnown, boolean isReachKnown, List<EdgeTrialReport> edges) {
    /** While no report has been read. */
    static final FleetTrial UNKNOWN = new FleetTrial(false, false, List.of());

    FleetTrial {
        edges = List.copyOf(edges);
    }

    /**
     * The trial of a rollout, when all reports and the edges in reach are known.
     *
     * @param silence the age of a report from which its edge is out of reach
     */
    static FleetTrial of(String rollout, List<EdgeReport> reports, Duration silence, Instant now) {
        return Objects.requireNonNull(
                of(List.of(rollout), true, true, reports, silence, now).get(rollout));
    }

    /** As the other, of all {@code rollouts}, by their ids, in one pass over the reports. */
    static Map<String, FleetTrial> of(
            Collection<String> rollouts,
            boolean areKnown,
            boolean isReachKnown,
            List<EdgeReport> reports,
            Duration silence,
            Instant now) {
        var edges = new HashMap<String, List<EdgeTrialReport>>();
        rollouts.forEach(rollout -> edges.put(rollout, new ArrayList<>()));
        for (var report : reports) {
            var inReach = !report.isSilent(silence, now);
            var trials = new HashMap<String, TrialReport>();
            report.status().trials().forEach(trial -> trials.putIfAbsent(trial.rollout(), trial));
            edges.forEach((rollout, all) -> all.add(new EdgeTrialReport(report, inReach, trials.get(rollout))));
        }
        var fleets = new HashMap<String, FleetTrial>();
        edges.forEach((rollout, all) -> fleets.put(rollout, new FleetTrial(areKnown, isReachKnown, all)));
        return fleets;
    }

    int inReach() {
        return (int) edges.stream().filter(EdgeTrialReport::inReach).count();
    }

    int holding() {
        return (int) edges.stream().filter(EdgeTrialReport::isHolding).count();
    }

    /** The trials with counts of {@code step}. */
    List<TrialReport> trialsOf(int step) {
        return edges.stream()
                .map(edge -> edge.countsOf(step))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The edges that have aborted the rollout, without those whose aborts are {@code answered}. */
    List<EdgeTrialReport> aborted(Set<EdgeAbort> answered) {
        return edges.stream()
                .filter(edge -> edge.abort() != null && !edge.isAnswered(answered))
                .toList();
    }

    /** The number of edges at which resources failed under the candidate alone in {@code step}, without those whose aborts are {@code answered}. */
    int harmed(int step, Set<EdgeAbort> answered) {
        return (int) edges.stream()
                .filter(edge -> edge.hasMarked(step) && !edge.isAnswered(answered))
                .count();
    }

    /** The sums of their counts. */
    static RolloutArms arms(Collection<TrialReport> trials) {
        return new RolloutArms(
                new ArmCounts(sum(trials, TrialReport::candidates), sum(trials, TrialReport::candidatesDiscordant)),
                new ArmCounts(sum(trials, TrialReport::controls), sum(trials, TrialReport::controlsDiscordant)));
    }

    private static long sum(Collection<TrialReport> trials, ToLongFunction<TrialReport> count) {
        return trials.stream()
                .filter(EdgeTrialReport::arePossible)
                .mapToLong(count)
                .sum();
    }
}
