package dev.backsource.cli.apply.run;

import dev.backsource.cli.apply.plan.Plan;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The dry run of a plan's changes and additions by the server, in the batches in which they would be written. Removals aren't tried. */
public final class PlanTrial {
    private final Server server;
    private final PreflightOption preflight;

    /** @param preflight of changes and additions */
    public PlanTrial(Server server, PreflightOption preflight) {
        this.server = server;
        this.preflight = preflight;
    }

    /**
     * Tries out the plan.
     *
     * @param totals receives the server's totals of each batch, in one line
     * @throws dev.backsource.cli.outcome.FailureException when the server can't be reached, or refuses a batch as a whole
     */
    public void run(Plan plan, Consumer<String> totals) {
        Stream.concat(Batch.ofChanges(plan.changes()).stream(), Batch.ofAdditions(plan.additions()).stream())
                .map(batch -> server.read(
                        preflight.on(Request.post(batch.body(), "batches")).with("dryRun", true)))
                .forEach(answer -> totals.accept(Fields.text(answer.at("/totals/summary"))));
    }
}
