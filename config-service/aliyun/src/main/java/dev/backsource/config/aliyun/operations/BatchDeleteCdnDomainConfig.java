package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.functions.CdnFunction;
import dev.backsource.config.aliyun.functions.CdnFunctions;
import dev.backsource.config.web.limits.CountedRequest;
import dev.backsource.policy.domain.Domain;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Removes functions from domains: their fields become those of a new domain. */
@Singleton
final class BatchDeleteCdnDomainConfig extends CdnOperation {
    private static final String DOMAINS = "DomainNames";
    private static final String FUNCTIONS = "FunctionNames";

    private final DomainEdits edits;

    BatchDeleteCdnDomainConfig(DomainEdits edits) {
        super("BatchDeleteCdnDomainConfig", Role.OPERATOR, CountedRequest.BATCH, Set.of(DOMAINS, FUNCTIONS));
        this.edits = edits;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var names = call.parameters().domains(DOMAINS, CallLimits.MAX_DOMAINS);
        call.parameters().require(FUNCTIONS);
        var listed = call.parameters().list(FUNCTIONS);
        if (listed.size() > CallLimits.MAX_FUNCTIONS) {
            throw CallRefusedException.ofParameter(
                    FUNCTIONS,
                    "lists " + listed.size() + " functions; the limit per call is " + CallLimits.MAX_FUNCTIONS);
        }
        var functions = listed.stream().map(CdnFunctions::get).distinct().toList();
        CallLimits.require(names.size(), functions.size());
        return edits.carryOut(
                        call, names, new DomainEdit(domain -> unset(domain, functions), said -> unset(said, functions)))
                .map(edited -> {
                    EditedDomain.requireAll(edited);
                    return JsonNodeFactory.instance.objectNode();
                });
    }

    private static Domain unset(Domain domain, List<CdnFunction> functions) {
        var next = domain;
        for (var function : functions) {
            next = function.unset(next);
        }
        return next;
    }

    private static Annotations unset(Annotations said, List<CdnFunction> functions) {
        var next = said;
        for (var function : functions) {
            next = next.without(function.name());
        }
        return next;
    }
}
