package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Writes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Removes a domain. */
@Singleton
final class DeleteCdnDomain extends CdnOperation {
    private final DomainWriter writer;
    private final Writes writes;

    DeleteCdnDomain(DomainWriter writer, Writes writes) {
        super("DeleteCdnDomain", Role.OPERATOR, Set.of(NewDomains.DOMAIN));
        this.writer = writer;
        this.writes = writes;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        return writes.run(writer.remove(name, ExpectedRevision.any(), call.provenance()))
                .map(written -> JsonNodeFactory.instance.objectNode());
    }
}
