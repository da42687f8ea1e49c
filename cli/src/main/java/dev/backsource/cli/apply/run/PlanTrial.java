package dev.backsource.cli.apply.run;

import dev.backsource.cli.apply.plan.Plan;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The dry run of a plan's changes and additions by the server, in the batches in which they would be written. Removals and moves to another team
 * aren't tried.
 */
public final class PlanTrial {
    private static final int OK = 200;
    private static final int INVALID = 400;
    private static final int NOT_ALLOWED = 403;
    private static final int UNPROCESSABLE = 422;

    private final Server server;
    private final PreflightOption preflight;
    private final TrialTotals totals = new TrialTotals();
    private final List<Outcome> refused = new ArrayList<>();
    private boolean hasTried;

    /** @param preflight of changes and additions */
    public PlanTrial(Server server, PreflightOption preflight) {
        this.server = server;
        this.preflight = preflight;
    }

    /**
     * Tries out the plan.
     *
     * @throws dev.backsource.cli.outcome.FailureException when the server can't be reached
     */
    public void run(Plan plan) {
        Stream.concat(Batch.ofChanges(plan.changes()).stream(), Batch.ofAdditions(plan.additions()).stream())
                .forEach(this::tryOut);
    }

    /** The totals in one line; empty where nothing was tried. */
    public String totals() {
        return hasTried ? totals.text(refused.size()) : "";
    }

    /** The steps that the server would refuse, or has no result for. */
    public List<Outcome> refused() {
        return List.copyOf(refused);
    }

    private void tryOut(Batch batch) {
        hasTried = true;
        var answer = server.send(
                preflight.on(Request.post(batch.body(), "batches")).with("dryRun", true),
                INVALID,
                NOT_ALLOWED,
                UNPROCESSABLE);
        if (answer.status() != OK) {
            var whole = RefusedBatch.of(batch, answer);
            refused.addAll(whole.refused());
            if (whole.rest() != null) {
                tryOut(whole.rest());
            }
            return;
        }
        totals.add(answer.body().path("totals"));
        var results = batch.results(answer.body());
        for (var i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var wanted = batch.wanted().get(i);
            if (result.isRefused()) {
                refused.add(Refusals.of(
                        wanted.name(), wanted, result.status(), result.said().path("problem")));
            } else if (!result.isDone()) {
                refused.add(Refusals.unknown(wanted, result));
            }
        }
    }
}
