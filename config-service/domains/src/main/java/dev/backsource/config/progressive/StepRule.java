package dev.backsource.config.progressive;

import dev.backsource.config.progressive.StepDecision.Kind;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.policy.event.TrialReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Decides about a rollout by what the edges report. It goes on only if every edge in reach has the step, and at least one is, none holds or has aborted, the bake
 * time is over, and enough was seen. Time alone never moves it, and neither does silence: while reports are missing it stays as it is.
 *
 * <p>An edge that serves the step's revision and reports no trial serves the baseline alone, as edges of the version before do. It holds up no step, and
 * counts for none.
 *
 * @param evidence of the pooled test
 * @param lacking the number of edges in reach that don't serve {@code rollout}'s revision; asked for only when nothing else holds up the step
 */
record StepRule(StoredRollout rollout, FleetTrial fleet, double evidence, IntSupplier lacking, Instant now) {
    /** The evidence at which the fleet aborts. */
    static final double ENOUGH_EVIDENCE = 10_000;

    /** The harm of fewer edges may be the trouble of one, which freezes a rollout. */
    private static final int LEAST_HARMED = 2;

    /** Of so few edges one is enough to abort. */
    private static final int SMALL_FLEET = 3;

    private static final int MAX_FAILURE = 120;

    StepDecision decide() {
        var aborts = fleet.aborted(rollout.answered());
        if (aborts.size() >= 2
                || aborts.size() == 1 && fleet.areKnown() && fleet.edges().size() <= SMALL_FLEET) {
            return StepDecision.of(Kind.ABORT, aborted(aborts));
        }
        if (evidence >= ENOUGH_EVIDENCE && fleet.harmed(rollout.step(), rollout.answered()) >= LEAST_HARMED) {
            return StepDecision.of(Kind.ABORT, RolloutReason.fleetTest(outcomes(trials())));
        }
        if (!aborts.isEmpty()) {
            return rollout.state() == ProgressiveState.FROZEN
                    ? StepDecision.stay(List.of())
                    : StepDecision.freeze(
                            aborts.stream()
                                    .map(EdgeTrialReport::abort)
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.toSet()),
                            aborted(aborts));
        }
        return rollout.state() == ProgressiveState.RUNNING ? next() : StepDecision.stay(List.of());
    }

    private StepDecision next() {
        var open = new ArrayList<>(cheapConditions());
        var isPatienceOver =
                !now.isBefore(rollout.runningSince().plus(rollout.plan().patience()));
        var isTrafficMissing = open.size() == 1 && seen() < needed();
        if (open.isEmpty() || isTrafficMissing && isPatienceOver) {
            addLacking(open);
        }
        if (open.isEmpty()) {
            var kind = rollout.plan().isLast(rollout.step()) ? Kind.PROMOTE : Kind.STEP;
            return StepDecision.of(kind, RolloutReason.enoughSeen(rollout.step(), outcomes(trials())));
        }
        return open.size() == 1 && isTrafficMissing && isPatienceOver
                ? StepDecision.of(Kind.PAUSE, tooLittleTraffic())
                : StepDecision.stay(open);
    }

    /** All open conditions of the next step; none unless the rollout is running. */
    List<StepCondition> conditions() {
        if (rollout.state() != ProgressiveState.RUNNING) {
            return List.of();
        }
        var open = new ArrayList<>(cheapConditions());
        addLacking(open);
        return open;
    }

    private List<StepCondition> cheapConditions() {
        var open = new ArrayList<StepCondition>();
        var baked = rollout.stepAt().plus(rollout.plan().bake());
        if (now.isBefore(baked)) {
            open.add(StepCondition.bake(baked));
        }
        if (!fleet.areKnown() || !fleet.isReachKnown() || fleet.inReach() == 0) {
            open.add(StepCondition.reach());
        }
        var holding = fleet.holding();
        if (holding > 0) {
            open.add(StepCondition.holding(holding));
        }
        var seen = seen();
        if (seen < needed()) {
            open.add(StepCondition.outcomes(seen, needed()));
        }
        return open;
    }

    private void addLacking(List<StepCondition> open) {
        var missing = lacking.getAsInt();
        if (missing > 0) {
            open.add(StepCondition.edges(missing));
        }
    }

    private List<TrialReport> trials() {
        return fleet.trialsOf(rollout.step());
    }

    /** Without what edges saw that have aborted: it says nothing for the candidate, even once a person has resumed the rollout. */
    private long seen() {
        var goingOn = trials().stream()
                .filter(trial -> trial.state() != TrialReport.State.ABORTED)
                .toList();
        return FleetTrial.arms(goingOn).candidate().resources();
    }

    private long needed() {
        return rollout.plan().outcomes();
    }

    private RolloutReason aborted(List<EdgeTrialReport> aborts) {
        return RolloutReason.edgesAborted(
                aborts.size(),
                fleet.edges().size(),
                outcomes(aborts.stream()
                        .map(EdgeTrialReport::trial)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private RolloutReason tooLittleTraffic() {
        var reporting = fleet.edges().stream()
                .filter(edge -> edge.inReach() && edge.trial() != null)
                .count();
        return RolloutReason.tooLittleTraffic(seen(), needed(), rollout.plan().patience(), reporting);
    }

    private static RolloutReason.Outcomes outcomes(List<TrialReport> trials) {
        var arms = FleetTrial.arms(trials);
        return new RolloutReason.Outcomes(
                arms.candidate().discordant(),
                arms.candidate().resources(),
                failure(trials),
                arms.baseline().discordant(),
                arms.baseline().resources());
    }

    /** The failure that the edge with the most of them reports, without anything that an origin could disturb a line by; empty for none. */
    private static String failure(List<TrialReport> trials) {
        return trials.stream()
                .sorted(Comparator.comparingLong(TrialReport::candidatesDiscordant)
                        .reversed())
                .map(TrialReport::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .map(reason -> reason.codePoints()
                        .limit(MAX_FAILURE)
                        .map(each -> isPlain(each) ? each : ' ')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .strip())
                .orElse("");
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
