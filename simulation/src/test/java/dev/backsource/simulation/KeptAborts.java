package dev.backsource.simulation;

import dev.backsource.edge.progressive.Trial;
import dev.backsource.edge.progressive.Trials;
import dev.backsource.edge.progressive.TrialsDoor;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The candidates that an edge tries: what it has kept of their aborts, over all its processes, and how far each was tried. */
final class KeptAborts {
    private static final int REQUESTS = 100;
    private static final int RESOURCES = 5_000;
    private static final int FINE_ONCE_IN = 10;

    private final String edge;
    private final World deployment;
    private final TrialsDoor file;
    private final Set<Key> kept = new HashSet<>();
    /** In the present process, by domain. */
    private final Map<String, Seen> seen = new HashMap<>();

    KeptAborts(World deployment, String edge) {
        this.edge = edge;
        this.deployment = deployment;
        this.file = new TrialsDoor(deployment.folder(), edge);
    }

    private record Key(String domain, String rollout) {}

    private record Seen(Trial trial, double share, boolean isAborted) {}

    /** The trials of a process that begins. */
    Trials begin(ProcessTimers worker, Clock clock) {
        seen.clear();
        if (!deployment.plan().keepsAborts()) {
            file.forget();
        }
        worker.afterwards(() -> file.kept().forEach(abort -> kept.add(new Key(abort.domain(), abort.rollout()))));
        return file.begin(worker, deployment.scheduler().clock()::nanos, clock);
    }

    /** Clients ask for resources of a domain; of those that take a harmful candidate, nearly all fail. */
    void request(DomainName domain, @Nullable Route route, SplittableRandom chance) {
        var candidate = route == null ? null : route.candidate();
        if (candidate == null) {
            return;
        }
        var trial = candidate.trial();
        for (var request = 0; request < REQUESTS && trial.next() == Verdict.CONTINUE; request++) {
            var target = "/" + chance.nextInt(RESOURCES);
            var arm = Arm.of(trial.rollout(), domain.value(), target, trial.share());
            var fails =
                    arm == Arm.CANDIDATE && RolloutSteps.isHarmful(trial.rollout()) && chance.nextInt(FINE_ONCE_IN) > 0;
            trial.ended(
                    trial.stage(),
                    arm,
                    target.hashCode(),
                    fails ? Pair.DISCORDANT : Pair.FINE,
                    fails ? "refused" : null);
        }
    }

    /** Checks the domain's candidate, if the route has one, against what was seen and kept of it before. */
    void check(DomainName domain, @Nullable Route route) {
        var candidate = route == null ? null : route.candidate();
        if (route == null || candidate == null) {
            seen.remove(domain.value());
            return;
        }
        var trial = candidate.trial();
        var before = seen.get(domain.value());
        var goesOn = before != null && before.trial == trial;
        var committed = deployment.oracle().shareUntil(route.version(), trial.rollout());
        if (trial.share() > committed || goesOn && trial.share() < before.share) {
            throw new Violation(
                    Invariant.STEPS_ARE_READ,
                    edge + " tries the candidate of " + domain + " with a share of " + trial.share() + " and has read "
                            + candidate.rollout());
        }
        var wasAborted = goesOn && before.isAborted || kept.contains(new Key(domain.value(), trial.rollout()));
        if (wasAborted && !candidate.isAborted()) {
            throw new Violation(
                    Invariant.ABORTED_STAYS_ABORTED,
                    edge + " has aborted the candidate of " + domain + " and tries it: " + candidate.rollout());
        }
        seen.put(domain.value(), new Seen(trial, trial.share(), candidate.isAborted()));
    }
}
