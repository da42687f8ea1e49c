package dev.backsource.config.api.batches;

import dev.backsource.config.access.proof.ProofDeadline;
import dev.backsource.config.api.answers.ChangeOptions;
import dev.backsource.config.api.answers.DomainAnswers;
import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.api.creations.DomainCreations;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.edges.RegisteredEdges;
import dev.backsource.config.preflight.PreflightCheck;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.preflight.PreflightTime;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.release.Release;
import dev.backsource.config.release.TriedRollouts;
import dev.backsource.config.web.audit.ItemAudit;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.Answers;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.StoredAnswer;
import dev.backsource.config.write.Write;
import dev.backsource.config.write.Writes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Carries out batches, one item after the other, each in a transaction of its own; so a batch holds one domain's lock at a time. With a
 * key, every item is carried out once: the key is taken for the batch first and for each item with its change, so a retry continues where
 * the batch was cut off.
 */
@Singleton
final class Batches {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private final DomainWriter writer;
    private final DomainCreations creations;
    private final Writes writes;
    private final Answers answers;
    private final DomainAnswers domains;
    private final ItemProblems problems;
    private final ItemAudit audit;
    private final PreflightChecks checks;
    private final WriteRequests requests;
    private final ReroutingItems rerouting;

    Batches(
            DomainWriter writer,
            DomainCreations creations,
            Writes writes,
            Answers answers,
            DomainAnswers domains,
            ItemProblems problems,
            ItemAudit audit,
            PreflightChecks checks,
            WriteRequests requests,
            ReroutingItems rerouting) {
        this.rerouting = rerouting;
        this.checks = checks;
        this.requests = requests;
        this.writer = writer;
        this.creations = creations;
        this.writes = writes;
        this.answers = answers;
        this.domains = domains;
        this.problems = problems;
        this.audit = audit;
    }

    /**
     * A batch under way; {@code proofs} and {@code checks} share the time of the request among its items.
     *
     * @param edges the registered ones, for all dry runs; none for a batch that is carried out
     * @param release how the changes go out
     */
    private record Run(
            WriteRequest request,
            boolean dryRun,
            RegisteredEdges edges,
            ProofDeadline proofs,
            Supplier<PreflightCheck> checks,
            Release release) {}

    Uni<RestResponse<String>> carryOut(WriteRequest request, WantedBatch wanted, ChangeOptions options) {
        var time = PreflightTime.ofBatch();
        var release = Release.of(wanted.rollout());
        var items = wanted.items();
        var run = new Run(
                request,
                options.dryRun(),
                options.dryRun() ? domains.registered() : RegisteredEdges.of(List.of()),
                ProofDeadline.begin(),
                () -> checks.ofItem(request.caller(), options.preflight(), time),
                options.dryRun() ? release.inDryRun(new TriedRollouts()) : release);
        return (options.dryRun() ? tryOut(run, items) : carryOut(run, items)).map(Answers::send);
    }

    private Uni<StoredAnswer> tryOut(Run run, List<BatchItem> items) {
        requests.beginTrial(run.request());
        return rerouting
                .require(run.request().provenance(), items, run.release())
                .chain(() -> all(run, items))
                .map(results -> render(new BatchAnswer(BatchTotals.of(results), results)));
    }

    private Uni<StoredAnswer> carryOut(Run run, List<BatchItem> items) {
        return writes.runAll(
                run.request().key(),
                rerouting.require(run.request().provenance(), items, run.release()),
                allowed -> changed(run, items),
                this::render,
                answer -> !answer.hasFailures());
    }

    private Uni<BatchAnswer> changed(Run run, List<BatchItem> items) {
        return all(run, items)
                .invoke(noted -> run.request().audited().note())
                .map(results -> new BatchAnswer(null, results));
    }

    private Uni<List<BatchResult>> all(Run run, List<BatchItem> items) {
        return Multi.createFrom()
                .items(IntStream.range(0, items.size()).boxed())
                .onItem()
                .transformToUniAndConcatenate(i -> one(run, items.get(i), i + 1))
                .collect()
                .asList();
    }

    private Uni<BatchResult> one(Run run, BatchItem item, int number) {
        var key = run.request().key();
        var provenance = item instanceof BatchItem.Creation
                ? run.request().provenance().part(DomainCreations.OPERATION, DomainCreations.STATUS)
                : run.request().provenance().part();
        var check = run.checks().get();
        var write = write(run, item, provenance, check).map(answers::render);
        return (run.dryRun() ? writes.tryOut(write) : writes.run(key == null ? null : key.part(number), write))
                .map(answer -> BatchResult.of(answers.read(answer, WriteAnswer.class), answer.status()))
                .onFailure(failure -> !ProblemKind.IDEMPOTENCY_KEY_REUSED.isOf(failure))
                .recoverWithItem(failure -> BatchResult.refused(item.domain(), problems.of(failure)))
                .invoke(result -> note(run, provenance, result, check.hasAsked()));
    }

    /** Of an item that is tried out only a missing role and a pre-flight are noted, as of a dry run by itself. */
    private void note(Run run, Provenance provenance, BatchResult result, boolean hasAsked) {
        if (!run.dryRun() || result.status() == FORBIDDEN) {
            audit.note(provenance, result.domain(), result.status(), result.problem());
        } else if (hasAsked) {
            var asking = run.request().provenance().part(RequestAudit.PREFLIGHT, OK);
            audit.note(asking, result.domain(), result.status(), result.problem());
        }
    }

    private PreparedWrite<Answer> write(Run run, BatchItem item, Provenance provenance, PreflightCheck check) {
        if (item instanceof BatchItem.Change change) {
            var write =
                    writer.change(change.domain(), change.expected(), provenance, change.edit(), check, run.release());
            return new PreparedWrite.Ready<>(
                    answered(run, write, check, written -> domains.written(written, change.sent(), check.findings())));
        }
        return creations
                .prepare(((BatchItem.Creation) item).wanted(), provenance, run.proofs(), check)
                .then(write ->
                        answered(run, write, check, written -> domains.created(written, null, check.findings())));
    }

    private Write<Answer> answered(
            Run run, Write<WriteResult> write, PreflightCheck check, Function<WriteResult, Answer> answer) {
        return run.dryRun()
                ? domains.trial(write, run.request().caller(), run.edges(), answer, check)
                : domains.carriedOut(write, answer);
    }

    private StoredAnswer render(BatchAnswer answer) {
        return answers.render(Answer.ok(answer));
    }
}
