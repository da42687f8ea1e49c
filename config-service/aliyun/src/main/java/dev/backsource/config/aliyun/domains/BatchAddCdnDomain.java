package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CallLimits;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.aliyun.operations.EditedDomain;
import dev.backsource.config.web.limits.CountedRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Adds several domains with the same origins. */
@Singleton
final class BatchAddCdnDomain extends CdnOperation {
    private final DomainAdditions additions;

    BatchAddCdnDomain(DomainAdditions additions) {
        super("BatchAddCdnDomain", Role.OPERATOR, CountedRequest.BATCH, NewDomains.PARAMETERS);
        this.additions = additions;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var names = call.parameters().domains(NewDomains.DOMAIN, CallLimits.MAX_DOMAINS);
        return additions.carryOut(call, names, NewDomains.of(call.parameters())).map(added -> {
            EditedDomain.requireAll(added);
            return JsonNodeFactory.instance.objectNode();
        });
    }
}
