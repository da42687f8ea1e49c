package dev.backsource.cli.apply;

import dev.backsource.cli.apply.plan.Plan;
import dev.backsource.cli.apply.run.Outcome;
import dev.backsource.cli.apply.run.PlanRun;
import dev.backsource.cli.apply.run.Rollouts;
import dev.backsource.cli.command.ManyDomainsOptions;
import dev.backsource.cli.command.ProgressiveWatches;
import dev.backsource.cli.command.RolloutStates;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.SafeText;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The execution of one plan, with its messages to the user. */
final class ApplyRun {
    private final Session session;
    private final Plan plan;
    private final ManyDomainsOptions options;
    private final boolean wait;

    ApplyRun(Session session, Plan plan, ManyDomainsOptions options, boolean wait) {
        this.options = options;
        this.session = session;
        this.plan = plan;
        this.wait = wait;
    }

    Exit carryOut() {
        var run = new PlanRun(
                session.server(), options, done -> session.terminal().status(Messages.written(done, plan.size())));
        var begun = System.nanoTime();
        try {
            run.carryOut(plan);
        } catch (FailureException e) {
            tellRefusals(run.outcomes());
            throw new FailureException(e.exit(), Messages.brokenOff(done(run.outcomes()), plan.size(), e.text()), e);
        }
        var outcomes = run.outcomes();
        tellRefusals(outcomes);
        tellWritten(outcomes, System.nanoTime() - begun);
        var rolledOut = wait ? await(outcomes) : Exit.OK;
        var written = Exit.gravest(outcomes.stream().map(Outcome::exit).collect(Collectors.toSet()));
        return Exit.gravest(List.of(written, rolledOut));
    }

    private void tellWritten(List<Outcome> outcomes, long nanos) {
        session.terminal().note(Messages.writtenIn(done(outcomes), plan.size(), nanos / 1_000_000_000.0));
    }

    private void tellRefusals(List<Outcome> outcomes) {
        var refused = outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
        RefusalText.show(refused, session.terminal());
        var untried = plan.size() - outcomes.size();
        if (!refused.isEmpty() && (refused.size() > RefusalText.SHOWN || untried > 0)) {
            session.terminal().note(Messages.refusals(refused.size(), Math.max(0, untried)));
        }
        var kept = removalsNotTried(outcomes);
        if (!refused.isEmpty() && kept > 0) {
            session.terminal().note(Messages.removalsNotTried(kept));
        }
    }

    private long removalsNotTried(List<Outcome> outcomes) {
        var tried = outcomes.stream().map(Outcome::name).collect(Collectors.toSet());
        return plan.removals().stream()
                .filter(removal -> !tried.contains(removal.name()))
                .count();
    }

    private Exit await(List<Outcome> outcomes) {
        var watches = new ProgressiveWatches(session);
        var done = outcomes.stream().filter(Outcome::isDone).toList();
        var progressive = new TreeMap<String, String>();
        plan.begun().forEach((name, rollout) -> progressive.put(name.value(), rollout.id()));
        outcomes.stream()
                .filter(outcome -> !outcome.rollout().isEmpty())
                .forEach(outcome -> progressive.put(outcome.name().value(), outcome.rollout()));
        var atOnce = awaitEdges(
                done.stream().filter(outcome -> outcome.rollout().isEmpty()).toList());
        return Exit.gravest(List.of(atOnce, watches.follow(progressive)));
    }

    private Exit awaitEdges(List<Outcome> done) {
        var rollouts = new Rollouts(session.server(), done);
        var exit = rollouts.await(session.timeout(), () -> session.terminal().status(status(rollouts)));
        session.terminal().clearStatus();
        rollouts.applied()
                .forEach((edge, applied) ->
                        session.terminal().note(Messages.edgeHas(SafeText.of(edge), applied, rollouts.size())));
        rollouts.reasons().forEach(reason -> session.terminal().note(SafeText.of(reason)));
        if (!rollouts.outOfReach().isEmpty()) {
            session.terminal().note(RolloutStates.ofThoseOutOfReach(rollouts.outOfReach(), Messages.allChanges()));
        } else if (exit == Exit.NOT_IN_TIME) {
            session.terminal().note(Messages.applyNotInTime());
        }
        return exit;
    }

    private static String status(Rollouts rollouts) {
        return rollouts.applied().entrySet().stream()
                .map(edge -> SafeText.of(edge.getKey()) + " " + edge.getValue())
                .collect(Collectors.joining(", ", "", " of " + rollouts.size()));
    }

    private static long done(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::isDone).count();
    }
}
