package dev.backsource.config.aliyun.operations;

import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changes several domains alike, one after the other. Nothing is written unless all are there, the caller may change them, and they take
 * the change; what a write alone can tell, such as consent, is told of each domain by itself.
 */
@Singleton
final class DomainEdits {
    private final DomainReader domains;
    private final DomainWriter writer;
    private final Writes writes;
    private final OneByOne oneByOne;

    DomainEdits(DomainReader domains, DomainWriter writer, Writes writes, OneByOne oneByOne) {
        this.domains = domains;
        this.writer = writer;
        this.writes = writes;
        this.oneByOne = oneByOne;
    }

    /** What came of each domain, in their order; fails as the first does when none was changed. */
    Uni<List<EditedDomain>> carryOut(CdnCall call, List<DomainName> names, UnaryOperator<Domain> edit) {
        return domains.those(names)
                .invoke(found -> rehearse(call.provenance(), names, found, edit))
                .chain(() -> oneByOne.carryOut(
                        call.provenance(),
                        names.stream()
                                .map(name -> new OneByOne.Step(name, provenance -> change(name, provenance, edit)))
                                .toList()));
    }

    /** Refuses what can be told to be refused before anything is written. */
    private void rehearse(
            Provenance provenance,
            List<DomainName> names,
            Map<DomainName, DomainState> found,
            UnaryOperator<Domain> edit) {
        var several = names.size() > 1;
        var permitted = new LinkedHashMap<DomainName, Domain>();
        for (var name : names) {
            permitted.put(
                    name,
                    oneByOne.check(
                            provenance,
                            several,
                            name,
                            () -> Permitted.of(found.get(name), name, provenance.caller(), Role.OPERATOR)
                                    .domain()));
        }
        permitted.replaceAll((name, domain) -> oneByOne.check(provenance, several, name, () -> edit.apply(domain)));
    }

    private Uni<?> change(DomainName name, Provenance provenance, UnaryOperator<Domain> edit) {
        return writes.run(writer.change(name, ExpectedRevision.any(), provenance, edit));
    }
}
