package dev.backsource.cli.apply.run;

import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.apply.plan.Plan;
import dev.backsource.cli.apply.plan.Step;
import dev.backsource.cli.command.ManyDomainsOptions;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.BatchResult;
import dev.backsource.cli.server.ChangeRollout;
import dev.backsource.cli.server.Problems;
import dev.backsource.cli.server.Server;
import dev.backsource.policy.domain.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The execution of a plan: changes and additions in batches, over several connections, and at last removals, one by one. Nothing is removed unless
 * all else succeeded: a renamed domain that is refused under its new name would otherwise be lost under both. Each write is for the revision that the
 * plan was made for, so another user's change meanwhile is never overwritten.
 *
 * <p>Where a write is refused because another one came first, the domain is read again; when it is as wanted, the step is done. So the next run goes
 * on after one that was killed or lost a response: written domains are unchanged, and requests still under way do no harm. Idempotency keys are of
 * one run only, so that a refusal of the last run isn't repeated as the response to this one.
 */
public final class PlanRun {
    static final int AT_A_TIME = 16;
    /** The number of refusals after which no further step begins: the next would be refused, too. */
    static final int MOST_REFUSALS = 50;

    private static final int INVALID = 400;
    private static final int NOT_ALLOWED = 403;
    private static final int UNPROCESSABLE = 422;

    private final Server server;
    private final SingleSteps singles;
    private final ManyDomainsOptions options;
    private final RefusalOutcomes refusalOutcomes;
    private final IntConsumer progress;
    /** By name; the later outcome of a domain that takes two requests. Guarded by this. */
    private final Map<DomainName, Outcome> outcomes = new LinkedHashMap<>();

    private int refusals;

    /**
     * A run that is not begun.
     *
     * @param options of all its writes
     * @param progress receives the number of finished steps
     */
    public PlanRun(Server server, ManyDomainsOptions options, IntConsumer progress) {
        this.server = server;
        this.singles = new SingleSteps(server, options, request -> request.once(Session.newKey()));
        this.options = options;
        this.refusalOutcomes = new RefusalOutcomes(new PresentDomains(server));
        this.progress = progress;
    }

    /**
     * Carries out the plan as far as possible.
     *
     * @throws dev.backsource.cli.outcome.FailureException when the server can't be reached; {@link #outcomes} has the steps tried so far
     */
    public void carryOut(Plan plan) {
        Workers.each(Batch.ofChanges(plan.changes()), AT_A_TIME, this::write);
        Workers.each(plan.moves(), AT_A_TIME, this::give);
        Workers.each(Batch.ofAdditions(plan.additions()), AT_A_TIME, this::write);
        if (isRefused()) {
            return;
        }
        Workers.each(plan.removals(), AT_A_TIME, this::remove);
    }

    /** The outcomes of the steps tried so far. */
    public synchronized List<Outcome> outcomes() {
        return new ArrayList<>(outcomes.values());
    }

    private void write(Batch batch) {
        if (isGivenUp()) {
            return;
        }
        var answer =
                server.send(options.batch(batch.items()).once(Session.newKey()), INVALID, NOT_ALLOWED, UNPROCESSABLE);
        if (answer.status() != SingleSteps.OK) {
            var whole = RefusedBatch.of(batch, answer);
            whole.refused().forEach(this::note);
            if (whole.rest() != null) {
                write(whole.rest());
            }
            return;
        }
        var results = batch.results(answer.body());
        for (var i = 0; i < results.size(); i++) {
            note(outcome(batch.wanted().get(i), results.get(i)));
        }
    }

    private Outcome outcome(DomainFile wanted, BatchResult result) {
        if (result.isDone()) {
            return Outcome.done(wanted.name(), result.revision(), ChangeRollout.id(result.said()));
        }
        return result.isRefused()
                ? refusalOutcomes.outcome(wanted, result.status(), result.said().path("problem"))
                : Refusals.unknown(wanted, result);
    }

    /** Moves a domain to its team, after the change of its parts, if that succeeded. A move would end the progressive rollout of that change. */
    private void give(Step.Change change) {
        var before = outcome(change.name());
        if (isGivenUp() || (before != null && !before.isDone())) {
            return;
        }
        if (before != null && !before.rollout().isEmpty()) {
            var wait = change.wanted().place("team") + ": " + Messages.movedAfterRollout(SafeText.of(before.rollout()));
            note(Outcome.begun(change.name(), before.rollout(), wait));
            return;
        }
        var revision =
                before == null || before.revision() == null ? change.present().revision() : before.revision();
        var answer = singles.move(change, revision);
        note(
                answer.status() == SingleSteps.OK
                        ? Outcome.done(
                                change.name(), answer.body().path("revision").asLong())
                        : refusalOutcomes.outcome(change.wanted(), answer.status(), answer.body()));
    }

    private void remove(Step.Remove removal) {
        if (isGivenUp()) {
            return;
        }
        var answer = singles.remove(removal);
        if (Problems.isMassChange(answer.body())) {
            // It concerns all removals alike.
            throw new FailureException(Problems.exit(answer.status()), Problems.text(answer.status(), answer.body()));
        }
        note(SingleSteps.removed(removal, answer));
    }

    private synchronized boolean isRefused() {
        return refusals > 0;
    }

    private synchronized boolean isGivenUp() {
        return refusals >= MOST_REFUSALS;
    }

    private synchronized @Nullable Outcome outcome(DomainName name) {
        return outcomes.get(name);
    }

    private synchronized void note(Outcome outcome) {
        outcomes.put(outcome.name(), outcome);
        refusals += outcome.isDone() ? 0 : 1;
        progress.accept(outcomes.size());
    }
}
