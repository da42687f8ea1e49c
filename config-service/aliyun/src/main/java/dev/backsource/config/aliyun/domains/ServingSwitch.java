package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.StateCheck;
import dev.backsource.config.release.Release;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Starts or stops the serving of a domain at the edges. */
abstract class ServingSwitch extends CdnOperation {
    private final DomainWriter writer;
    private final Writes writes;
    private final Serving serving;

    ServingSwitch(String name, DomainWriter writer, Writes writes, Serving serving) {
        super(name, Role.OPERATOR, Set.of(NewDomains.DOMAIN));
        this.writer = writer;
        this.writes = writes;
        this.serving = serving;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        return writes.run(writer.change(
                        name,
                        ExpectedRevision.any(),
                        call.provenance(),
                        domain -> domain.with(Part.SERVING, serving),
                        StateCheck.NONE,
                        Release.BY_DEFAULT))
                .map(written -> JsonNodeFactory.instance.objectNode());
    }
}
