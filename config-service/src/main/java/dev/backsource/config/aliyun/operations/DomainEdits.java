package dev.backsource.config.aliyun.operations;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRequiredException;
import dev.backsource.config.access.Verdict;
import dev.backsource.config.aliyun.answer.CallErrors;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.UnknownDomainException;
import dev.backsource.config.web.audit.ItemAudit;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes several domains alike, one after the other, each in a transaction of its own as the items of a batch are. Nothing is written
 * unless all are there, the caller may change them, and they take the change; what a write alone can tell, such as consent, is told of each
 * domain by itself.
 */
@Singleton
final class DomainEdits {
    private static final int OK = 200;

    private final DomainReader domains;
    private final DomainWriter writer;
    private final Writes writes;
    private final CallErrors errors;
    private final ItemAudit audit;

    DomainEdits(DomainReader domains, DomainWriter writer, Writes writes, CallErrors errors, ItemAudit audit) {
        this.domains = domains;
        this.writer = writer;
        this.writes = writes;
        this.errors = errors;
        this.audit = audit;
    }

    /** What came of each domain, in their order; fails as the first does when none was changed. */
    Uni<List<EditedDomain>> carryOut(CdnCall call, List<DomainName> names, UnaryOperator<Domain> edit) {
        return domains.those(names)
                .invoke(found -> rehearse(call.provenance(), names, found, edit))
                .chain(() -> names.size() == 1
                        ? alone(call.provenance(), names.get(0), edit)
                        : all(call.provenance(), names, edit));
    }

    /** Refuses what can be told to be refused before anything is written; of several, the one that it is refused for is noted. */
    private void rehearse(
            Provenance provenance,
            List<DomainName> names,
            Map<DomainName, DomainState> found,
            UnaryOperator<Domain> edit) {
        var permitted = new LinkedHashMap<DomainName, Domain>();
        for (var name : names) {
            permitted.put(
                    name, noting(provenance, names, name, () -> permitted(name, found.get(name), provenance.caller())));
        }
        permitted.replaceAll((name, domain) -> noting(provenance, names, name, () -> edit.apply(domain)));
    }

    private Domain noting(Provenance provenance, List<DomainName> names, DomainName name, Supplier<Domain> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            if (names.size() > 1) {
                note(provenance.part(), new EditedDomain(name, errors.of(e), e));
            }
            throw e;
        }
    }

    private static Domain permitted(DomainName name, @Nullable DomainState state, Caller caller) {
        var verdict = state == null ? Verdict.HIDDEN : caller.judge(Role.OPERATOR, name, state.team());
        if (state == null || verdict == Verdict.HIDDEN) {
            throw new UnknownDomainException(name);
        }
        if (verdict == Verdict.ROLE_MISSING) {
            throw RoleRequiredException.of(Role.OPERATOR, name.value());
        }
        return state.domain();
    }

    /** The call is noted as a whole then. */
    private Uni<List<EditedDomain>> alone(Provenance provenance, DomainName name, UnaryOperator<Domain> edit) {
        return writes.run(writer.change(name, ExpectedRevision.any(), provenance, edit))
                .map(written -> List.of(new EditedDomain(name, null, null)));
    }

    private Uni<List<EditedDomain>> all(Provenance provenance, List<DomainName> names, UnaryOperator<Domain> edit) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndConcatenate(name -> one(provenance.part(), name, edit))
                .collect()
                .asList()
                .invoke(edited -> provenance.request().note())
                .invoke(DomainEdits::requireAny);
    }

    private Uni<EditedDomain> one(Provenance provenance, DomainName name, UnaryOperator<Domain> edit) {
        return writes.run(writer.change(name, ExpectedRevision.any(), provenance, edit))
                .map(written -> new EditedDomain(name, null, null))
                .onFailure()
                .recoverWithItem(failure -> new EditedDomain(name, errors.of(failure), failure))
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
