package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.config.aliyun.functions.ConfigIds;
import dev.backsource.config.aliyun.functions.FunctionList;
import dev.backsource.config.aliyun.functions.FunctionList.Setting;
import dev.backsource.config.web.limits.CountedRequest;
import dev.backsource.policy.domain.Domain;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Sets functions of domains, all functions of a domain in one revision. */
@Singleton
final class BatchSetCdnDomainConfig extends CdnOperation {
    private static final String DOMAINS = "DomainNames";
    private static final String FUNCTIONS = "Functions";

    /** The id of a function that a domain refused. */
    private static final long NOT_SET = 0;

    private final DomainEdits edits;

    BatchSetCdnDomainConfig(DomainEdits edits) {
        super("BatchSetCdnDomainConfig", Role.OPERATOR, CountedRequest.BATCH, Set.of(DOMAINS, FUNCTIONS));
        this.edits = edits;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var names = call.parameters().domains(DOMAINS, CallLimits.MAX_DOMAINS);
        var settings = FunctionList.parse(call.parameters().require(FUNCTIONS), CallLimits.MAX_FUNCTIONS);
        CallLimits.require(names.size(), settings.size());
        return edits.carryOut(call, names, new DomainEdit(domain -> set(domain, settings), said -> set(said, settings)))
                .map(edited -> configs(edited, settings));
    }

    private static Domain set(Domain domain, List<Setting> settings) {
        var next = domain;
        for (var setting : settings) {
            next = setting.edit().apply(next);
        }
        return next;
    }

    private static Annotations set(Annotations said, List<Setting> settings) {
        var next = said;
        for (var setting : settings) {
            next = next.withFunction(setting.function().name(), setting.arguments());
        }
        return next;
    }

    private static ObjectNode configs(List<EditedDomain> edited, List<Setting> settings) {
        var answer = JsonNodeFactory.instance.objectNode();
        var configs = answer.putObject("DomainConfigList").putArray("DomainConfigModel");
        for (var one : edited) {
            for (var setting : settings) {
                var function = setting.function().name();
                configs.addObject()
                        .put("ConfigId", one.isEdited() ? ConfigIds.of(one.name(), function) : NOT_SET)
                        .put("DomainName", one.name().value())
                        .put("FunctionName", function);
            }
        }
        EditedDomain.tell(edited, answer);
        return answer;
    }
}
