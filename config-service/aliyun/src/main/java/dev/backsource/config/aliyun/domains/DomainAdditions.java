package dev.backsource.config.aliyun.domains;

import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.access.proof.ProofDeadline;
import dev.backsource.config.aliyun.annotations.DomainAnnotations;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.EditedDomain;
import dev.backsource.config.aliyun.operations.SequentialExecution;
import dev.backsource.config.domain.DomainHead;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainRefusal;
import dev.backsource.config.domain.ProvenCreation;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.preflight.PreflightTime;
import dev.backsource.config.web.caller.TeamOfNewDomain;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds domains, one after the other. None is added if the caller may not add all of them, or if one exists that the caller may know of;
 * faults that only a write shows, such as a quota, are reported for each domain by itself. A caller that still has to prove the ownership
 * of a name doesn't learn before whether others have the domain.
 */
@Singleton
final class DomainAdditions {
    private final DomainReader domains;
    private final ProvenCreation creation;
    private final Writes writes;
    private final SequentialExecution execution;
    private final DomainAnnotations annotations;
    private final PreflightChecks checks;

    DomainAdditions(
            DomainReader domains,
            ProvenCreation creation,
            Writes writes,
            SequentialExecution execution,
            DomainAnnotations annotations,
            PreflightChecks checks) {
        this.checks = checks;
        this.domains = domains;
        this.creation = creation;
        this.writes = writes;
        this.execution = execution;
        this.annotations = annotations;
    }

    /** The outcomes, in the order of the names; fails as the first addition when none succeeded. */
    Uni<List<EditedDomain>> carryOut(CdnCall call, List<DomainName> names, NewDomains wanted) {
        var proofs = ProofDeadline.begin();
        var time = PreflightTime.ofBatch();
        return domains.heads(names)
                .invoke(there -> rehearse(call.provenance(), names, there, wanted))
                .chain(() -> execution.carryOut(
                        call.provenance(),
                        names.stream()
                                .map(name -> new SequentialExecution.Step(
                                        name, provenance -> add(name, wanted, provenance, proofs, time)))
                                .toList()));
    }

    private void rehearse(
            Provenance provenance, List<DomainName> names, Map<DomainName, DomainHead> there, NewDomains wanted) {
        for (var name : names) {
            execution.check(provenance, names.size() > 1, name, () -> team(name, wanted, provenance, there.get(name)));
        }
    }

    private @Nullable String team(
            DomainName name, NewDomains wanted, Provenance provenance, @Nullable DomainHead there) {
        var caller = provenance.caller();
        var team = team(name, wanted, provenance);
        if (!caller.may(Role.OPERATOR, name, team)) {
            throw RoleRefusal.of(Role.OPERATOR, name.value());
        }
        if (there != null && caller.may(Role.VIEWER, name, there.team())) {
            throw DomainRefusal.exists(name);
        }
        if (there != null && !creation.asks(name, team, caller)) {
            throw DomainRefusal.nameTaken(name);
        }
        return team;
    }

    private static @Nullable String team(DomainName name, NewDomains wanted, Provenance provenance) {
        return TeamOfNewDomain.of(wanted.team(), NewDomains.TEAM, name, provenance.caller());
    }

    private Uni<?> add(
            DomainName name, NewDomains wanted, Provenance provenance, ProofDeadline proofs, PreflightTime time) {
        var team = team(name, wanted, provenance);
        var check = checks.withoutWarnings(provenance.caller(), null, time);
        return writes.run(creation.prepare(wanted.domain(name), team, provenance, proofs, check)
                .then(creation -> session -> creation.in(session)
                        .call(() -> annotations.change(session, name, said -> wanted.annotations()))));
    }
}
