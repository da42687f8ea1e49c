package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.DomainGuard;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.functions.ParameterJson;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Sets the coverage of a domain, which is global: a call for that changes nothing, and any other is refused. */
@Singleton
final class ModifyCdnDomainSchdmByProperty extends CdnOperation {
    private static final String PROPERTY = "Property";
    private static final String COVERAGE = "coverage";
    private static final ParameterJson JSON = new ParameterJson(PROPERTY, ErrorCode.PARAMETER_INVALID);

    private final DomainGuard guard;
    private final DomainReader domains;

    ModifyCdnDomainSchdmByProperty(DomainGuard guard, DomainReader domains) {
        super("ModifyCdnDomainSchdmByProperty", Role.OPERATOR, Set.of(NewDomains.DOMAIN, PROPERTY));
        this.guard = guard;
        this.domains = domains;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        var property = JSON.object(call.parameters().require(PROPERTY), "{\"coverage\":\"global\"}");
        JSON.requireOnly(property, PROPERTY, Set.of(COVERAGE));
        var coverage = JSON.text(property, COVERAGE);
        return guard.require(call.caller(), Role.OPERATOR, name)
                .chain(() -> domains.get(name))
                .invoke(() -> Coverage.require(PROPERTY, coverage))
                .map(there -> JsonNodeFactory.instance.objectNode());
    }
}
