package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.preflight.PreflightTime;
import dev.backsource.config.release.Release;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.Part;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Sets the origins of a domain; its TLS settings towards them stay. */
@Singleton
final class ModifyCdnDomain extends CdnOperation {
    private final DomainWriter writer;
    private final Writes writes;
    private final PreflightChecks checks;

    ModifyCdnDomain(DomainWriter writer, Writes writes, PreflightChecks checks) {
        super("ModifyCdnDomain", Role.OPERATOR, Set.of(NewDomains.DOMAIN, NewDomains.SOURCES));
        this.writer = writer;
        this.writes = writes;
        this.checks = checks;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        var origins = SourceList.parse(call.parameters().require(NewDomains.SOURCES));
        return writes.run(writer.change(
                        name,
                        ExpectedRevision.any(),
                        call.provenance(),
                        domain -> domain.with(Part.ORIGINS, origins),
                        checks.withoutWarnings(call.provenance().caller(), null, PreflightTime.ofChange()),
                        Release.BY_DEFAULT))
                .map(written -> JsonNodeFactory.instance.objectNode());
    }
}
