package dev.backsource.config.api.batches;

import dev.backsource.config.access.proof.ProofDeadline;
import dev.backsource.config.api.answers.DomainAnswers;
import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.api.creations.DomainCreations;
import dev.backsource.config.api.creations.NewDomain;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.preflight.PreflightCheck;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.audit.ItemAudit;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.Answers;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.write.IdempotencyKey;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.StoredAnswer;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.PreflightMode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Carries out batches, one item after the other, each in a transaction of its own; so a batch holds one domain's lock at a time. With a
 * key, every item is carried out once: the key is taken for the batch first and for each item with its change, so a retry continues where
 * the batch was cut off.
 */
@Singleton
final class Batches {
    private final DomainWriter writer;
    private final DomainCreations creations;
    private final Writes writes;
    private final Answers answers;
    private final DomainAnswers domains;
    private final ItemProblems problems;
    private final ItemAudit audit;
    private final PreflightChecks checks;

    Batches(
            DomainWriter writer,
            DomainCreations creations,
            Writes writes,
            Answers answers,
            DomainAnswers domains,
            ItemProblems problems,
            ItemAudit audit,
            PreflightChecks checks) {
        this.checks = checks;
        this.writer = writer;
        this.creations = creations;
        this.writes = writes;
        this.answers = answers;
        this.domains = domains;
        this.problems = problems;
        this.audit = audit;
    }

    /** @param preflight of every item; null for the default of each domain */
    Uni<RestResponse<String>> carryOut(
            WriteRequest request, List<BatchItem> items, @Nullable PreflightMode preflight) {
        var key = request.key();
        var time = checks.ofBatch();
        Supplier<PreflightCheck> check = () -> checks.ofItem(request.caller(), preflight, time);
        var answer = key == null ? all(request, items, check).map(this::render) : once(key, request, items, check);
        return answer.map(Answers::send);
    }

    private Uni<StoredAnswer> once(
            IdempotencyKey key, WriteRequest request, List<BatchItem> items, Supplier<PreflightCheck> check) {
        return writes.begin(key)
                .chain(earlier -> earlier == null
                        ? all(request, items, check).chain(answer -> finish(key, answer))
                        : Uni.createFrom().item(earlier));
    }

    /** Only a response with the outcome of every item is final. */
    private Uni<StoredAnswer> finish(IdempotencyKey key, BatchAnswer answer) {
        var rendered = render(answer);
        return answer.hasFailures() ? Uni.createFrom().item(rendered) : writes.finish(key, rendered);
    }

    private Uni<BatchAnswer> all(WriteRequest request, List<BatchItem> items, Supplier<PreflightCheck> check) {
        var time = ProofDeadline.begin();
        return Multi.createFrom()
                .items(IntStream.range(0, items.size()).boxed())
                .onItem()
                .transformToUniAndConcatenate(i -> one(request, items.get(i), i + 1, time, check.get()))
                .collect()
                .asList()
                .invoke(noted -> request.audited().note())
                .map(BatchAnswer::new);
    }

    private Uni<BatchResult> one(
            WriteRequest request, BatchItem item, int number, ProofDeadline time, PreflightCheck check) {
        var key = request.key();
        var provenance = item instanceof BatchItem.Creation
                ? request.provenance().part(DomainCreations.OPERATION, DomainCreations.STATUS)
                : request.provenance().part();
        return carriedOut(item, key == null ? null : key.part(number), provenance, time, check)
                .map(answer -> BatchResult.of(answers.read(answer, WriteAnswer.class), answer.status()))
                .onFailure(failure -> !ProblemKind.IDEMPOTENCY_KEY_REUSED.isOf(failure))
                .recoverWithItem(failure -> BatchResult.refused(item.domain(), problems.of(failure)))
                .invoke(result -> audit.note(provenance, result.domain(), result.status(), result.problem()));
    }

    private Uni<StoredAnswer> carriedOut(
            BatchItem item,
            @Nullable IdempotencyKey key,
            Provenance provenance,
            ProofDeadline time,
            PreflightCheck check) {
        if (item instanceof BatchItem.Change change) {
            return writes.run(
                    key,
                    writer.change(change.domain(), change.expected(), provenance, change.edit(), check)
                            .map(written ->
                                    answers.render(domains.written(written, change.sent(), check.findings()))));
        }
        return created(((BatchItem.Creation) item).wanted(), key, provenance, time, check);
    }

    private Uni<StoredAnswer> created(
            NewDomain wanted,
            @Nullable IdempotencyKey key,
            Provenance provenance,
            ProofDeadline time,
            PreflightCheck check) {
        return writes.run(
                key,
                creations
                        .prepare(wanted, provenance, time, check)
                        .map(written -> answers.render(domains.created(written, null, check.findings()))));
    }

    private StoredAnswer render(BatchAnswer answer) {
        return answers.render(Answer.ok(answer));
    }
}
