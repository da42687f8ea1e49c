package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Adds a domain. */
@Singleton
final class AddCdnDomain implements CdnOperation {
    private final DomainAdditions additions;

    AddCdnDomain(DomainAdditions additions) {
        this.additions = additions;
    }

    @Override
    public String name() {
        return "AddCdnDomain";
    }

    @Override
    public Set<String> parameters() {
        return NewDomains.PARAMETERS;
    }

    @Override
    public Role role() {
        return Role.OPERATOR;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        return additions
                .carryOut(call, List.of(name), NewDomains.of(call.parameters()))
                .map(added -> JsonNodeFactory.instance.objectNode());
    }
}
