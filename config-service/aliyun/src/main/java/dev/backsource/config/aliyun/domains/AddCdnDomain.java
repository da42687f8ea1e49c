package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Adds a domain. */
@Singleton
final class AddCdnDomain extends CdnOperation {
    private final DomainAdditions additions;

    AddCdnDomain(DomainAdditions additions) {
        super("AddCdnDomain", Role.OPERATOR, NewDomains.PARAMETERS);
        this.additions = additions;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        return additions
                .carryOut(call, List.of(name), NewDomains.of(call.parameters()))
                .map(added -> JsonNodeFactory.instance.objectNode());
    }
}
