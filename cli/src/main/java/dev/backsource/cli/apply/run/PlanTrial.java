package dev.backsource.cli.apply.run;

import dev.backsource.cli.apply.plan.Plan;
import dev.backsource.cli.apply.plan.Step;
import dev.backsource.cli.command.EndedRequests;
import dev.backsource.cli.command.ManyDomainsOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import dev.backsource.policy.domain.DomainName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The dry run of a plan by the server: changes and additions in the batches in which they would be written, then moves to another team and removals, one
 * by one. Each is tried without the effects of the others, removals also where others would be refused. A domain whose change is refused isn't moved, as
 * at the write.
 */
public final class PlanTrial {
    private static final int INVALID = 400;
    private static final int NOT_ALLOWED = 403;
    private static final int UNPROCESSABLE = 422;

    private final Server server;
    private final ManyDomainsOptions options;
    private final SingleSteps singles;
    private final RefusalOutcomes refusalOutcomes;
    /** Guarded by this, as all below. */
    private final TrialTotals totals = new TrialTotals();

    private final Map<DomainName, Outcome> refused = new LinkedHashMap<>();
    private final Map<DomainName, EndedRequests> ended = new HashMap<>();
    private boolean hasTried;

    /** @param options of all writes of the plan */
    public PlanTrial(Server server, ManyDomainsOptions options) {
        this.server = server;
        this.options = options;
        this.singles = new SingleSteps(server, options, PlanTrial::dryRun);
        this.refusalOutcomes = new RefusalOutcomes(new PresentDomains(server));
    }

    /**
     * Tries out the plan, up to {@value PlanRun#MOST_REFUSALS} refusals or some more, as its execution would end there.
     *
     * @throws FailureException when the server can't be reached; the results have the steps tried so far
     */
    public void run(Plan plan) {
        try {
            Stream.concat(Batch.ofChanges(plan.changes()).stream(), Batch.ofAdditions(plan.additions()).stream())
                    .forEach(this::tryOut);
            Workers.each(plan.moves(), PlanRun.AT_A_TIME, this::tryOut);
            Workers.each(plan.removals(), PlanRun.AT_A_TIME, this::tryOut);
        } catch (FailureException e) {
            breakOff();
            throw e;
        }
    }

    /** The totals in one line; empty where nothing was tried. */
    public synchronized String totals() {
        return hasTried ? totals.text(refused.size()) : "";
    }

    /** The requests that removals would end, of those tried. */
    public synchronized Map<DomainName, EndedRequests> ended() {
        return Map.copyOf(ended);
    }

    /** The steps that the server would refuse, or has no result for. */
    public synchronized List<Outcome> refused() {
        return List.copyOf(refused.values());
    }

    private void tryOut(Batch batch) {
        if (givesUp()) {
            return;
        }
        var answer = server.send(dryRun(options.batch(batch.items())), INVALID, NOT_ALLOWED, UNPROCESSABLE);
        noteTried();
        if (answer.status() != SingleSteps.OK) {
            var whole = RefusedBatch.of(batch, answer);
            whole.refused().forEach(this::refuse);
            if (whole.rest() != null) {
                tryOut(whole.rest());
            }
            return;
        }
        synchronized (this) {
            totals.addBatch(answer.body());
        }
        var results = batch.results(answer.body());
        for (var i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var wanted = batch.wanted().get(i);
            if (result.isRefused()) {
                note(refusalOutcomes.outcome(
                        wanted, result.status(), result.said().path("problem")));
            } else if (!result.isDone()) {
                refuse(Refusals.unknown(wanted, result));
            }
        }
    }

    /** Tries out a move to another team, unless the change of the domain's parts was refused: then no write moves it. */
    private void tryOut(Step.Change move) {
        if (givesUp() || isRefused(move.name())) {
            return;
        }
        var answer = singles.move(move, move.present().revision());
        noteTried();
        if (answer.status() != SingleSteps.OK) {
            note(refusalOutcomes.outcome(move.wanted(), answer.status(), answer.body()));
            return;
        }
        synchronized (this) {
            totals.addMove(answer.body());
        }
    }

    private void tryOut(Step.Remove removal) {
        if (givesUp()) {
            return;
        }
        var answer = singles.remove(removal);
        noteTried();
        var outcome = SingleSteps.removed(removal, answer);
        if (!outcome.isDone()) {
            refuse(outcome);
        } else if (answer.status() == SingleSteps.OK) {
            var requests = EndedRequests.of(answer.body().path("dryRun"));
            synchronized (this) {
                totals.addRemoval(answer.body(), requests);
                ended.put(removal.name(), requests);
            }
        }
    }

    private static Request dryRun(Request request) {
        return request.with("dryRun", true);
    }

    /** Notes a refusal; a step that is done already has no effect. */
    private synchronized void note(Outcome outcome) {
        if (!outcome.isDone()) {
            refuse(outcome);
        }
    }

    private synchronized void refuse(Outcome outcome) {
        refused.put(outcome.name(), outcome);
    }

    private synchronized boolean isRefused(DomainName name) {
        return refused.containsKey(name);
    }

    private synchronized void noteTried() {
        hasTried = true;
    }

    private synchronized void breakOff() {
        totals.breakOff(Messages.restNotTried());
    }

    /** Whether too many steps were refused; the totals then say that the rest isn't tried. */
    private synchronized boolean givesUp() {
        if (refused.size() >= PlanRun.MOST_REFUSALS) {
            totals.breakOff(Messages.restNotTriedAfterRefusals());
            return true;
        }
        return false;
    }
}
