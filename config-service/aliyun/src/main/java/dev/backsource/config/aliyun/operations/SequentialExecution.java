package dev.backsource.config.aliyun.operations;

import dev.backsource.config.aliyun.answer.CallErrors;
import dev.backsource.config.web.audit.ItemAudit;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out a call for several domains: one after the other, each in a transaction of its own like the items of a batch. Each has its own
 * audit entry; a call for a single domain has one entry.
 */
@Singleton
public final class SequentialExecution {
    private static final int OK = 200;

    private final CallErrors errors;
    private final ItemAudit audit;

    SequentialExecution(CallErrors errors, ItemAudit audit) {
        this.errors = errors;
        this.audit = audit;
    }

    /**
     * The work on one domain.
     *
     * @param work begins the work, given its provenance
     */
    public record Step(DomainName domain, Function<Provenance, Uni<?>> work) {}

    /** The outcomes, in the order of the steps; fails as the first step when none succeeded. */
    public Uni<List<EditedDomain>> carryOut(Provenance provenance, List<Step> steps) {
        if (steps.size() == 1) {
            var alone = steps.get(0);
            return alone.work().apply(provenance).map(done -> List.of(EditedDomain.edited(alone.domain())));
        }
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> one(provenance.part(), step))
                .collect()
                .asList()
                .invoke(edited -> provenance.request().note())
                .invoke(SequentialExecution::requireAny);
    }

    /** The result of a check before the first step; if it refuses one of several domains, the refusal is recorded for this domain. */
    public <T> T check(Provenance provenance, boolean several, DomainName domain, Supplier<T> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            if (several) {
                note(provenance.part(), new EditedDomain(domain, errors.of(e), e));
            }
            throw e;
        }
    }

    private Uni<EditedDomain> one(Provenance provenance, Step step) {
        return Uni.createFrom()
                .deferred(() -> step.work().apply(provenance))
                .map(done -> EditedDomain.edited(step.domain()))
                .onFailure()
                .recoverWithItem(failure -> new EditedDomain(step.domain(), errors.of(failure), failure))
                .invoke(edited -> note(provenance, edited));
    }

    private void note(Provenance provenance, EditedDomain edited) {
        var error = edited.error();
        audit.note(
                provenance,
                edited.name(),
                error == null ? OK : error.code().status(),
                error == null ? null : error.problem());
    }

    private static void requireAny(List<EditedDomain> edited) {
        var first = edited.get(0).failure();
        if (first != null && edited.stream().noneMatch(EditedDomain::isEdited)) {
            throw first instanceof RuntimeException known ? known : new IllegalStateException(first);
        }
    }
}
