package dev.backsource.config.aliyun.operations;

import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.annotations.DomainAnnotations;
import dev.backsource.config.domain.DomainHead;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.ExpectedReroutings;
import dev.backsource.config.domain.PermissionCheck;
import dev.backsource.config.masschange.MassChanges;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.preflight.PreflightTime;
import dev.backsource.config.release.Release;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes several domains alike, one after the other. Nothing is written unless all of them exist, the caller may change them, they
 * accept the change, and they are no mass change; faults that only a write shows, such as missing consent, are reported for each domain by itself.
 */
@Singleton
public final class DomainEdits {
    private final DomainReader domains;
    private final DomainWriter writer;
    private final Writes writes;
    private final SequentialExecution execution;
    private final DomainAnnotations annotations;
    private final PreflightChecks checks;
    private final ExpectedReroutings expected;
    private final MassChanges masses;

    DomainEdits(
            DomainReader domains,
            DomainWriter writer,
            Writes writes,
            SequentialExecution execution,
            DomainAnnotations annotations,
            PreflightChecks checks,
            ExpectedReroutings expected,
            MassChanges masses) {
        this.checks = checks;
        this.expected = expected;
        this.masses = masses;
        this.domains = domains;
        this.writer = writer;
        this.writes = writes;
        this.execution = execution;
        this.annotations = annotations;
    }

    /** The outcomes of the domains, in their order; fails as the first change when none succeeded. */
    public Uni<List<EditedDomain>> carryOut(CdnCall call, List<DomainName> names, DomainEdit edit) {
        var provenance = call.provenance();
        var time = PreflightTime.ofBatch();
        return domains.heads(names)
                .invoke(there -> requirePermitted(provenance, names, there))
                .chain(() -> rehearse(provenance, names, edit))
                .chain(rerouted -> names.size() == 1
                        ? Uni.createFrom().voidItem()
                        : masses.require(rerouted, provenance.confirmation()))
                .chain(() -> execution.carryOut(
                        provenance,
                        names.stream()
                                .map(name -> new SequentialExecution.Step(name, from -> change(name, from, edit, time)))
                                .toList()));
    }

    private void requirePermitted(Provenance provenance, List<DomainName> names, Map<DomainName, DomainHead> there) {
        for (var name : names) {
            execution.check(
                    provenance,
                    names.size() > 1,
                    name,
                    () -> PermissionCheck.of(there.get(name), name, provenance.caller(), Role.OPERATOR));
        }
    }

    /**
     * Refuses changes that can be refused before anything is written. There is one state in memory at a time.
     *
     * @return the domains that would be rerouted at once, each with for whom it counts
     */
    private Uni<Map<DomainName, String>> rehearse(Provenance provenance, List<DomainName> names, DomainEdit edit) {
        var rerouted = new HashMap<DomainName, String>();
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .call(name -> domains.get(name).chain(state -> {
                    var next = execution.check(
                            provenance,
                            names.size() > 1,
                            name,
                            () -> edit.state().apply(state.domain()));
                    return expected.holder(state, next, provenance, Release.BY_DEFAULT)
                            .invoke(holder -> holder.ifPresent(whose -> rerouted.put(name, whose)));
                }))
                .collect()
                .last()
                .replaceWith(rerouted);
    }

    private Uni<?> change(DomainName name, Provenance provenance, DomainEdit edit, PreflightTime time) {
        var check = checks.withoutWarnings(provenance.caller(), null, time);
        var change = writer.change(name, ExpectedRevision.any(), provenance, edit.state(), check, Release.BY_DEFAULT);
        return writes.<Object>run(
                session -> change.in(session).chain(written -> annotations.change(session, name, edit.annotations())));
    }
}
