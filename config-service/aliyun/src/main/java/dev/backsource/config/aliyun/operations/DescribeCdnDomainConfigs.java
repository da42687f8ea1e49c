package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.DomainGuard;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.config.aliyun.annotations.DomainAnnotations;
import dev.backsource.config.aliyun.functions.CdnFunctions;
import dev.backsource.config.aliyun.functions.ConfigIds;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.rollout.Rollouts;
import dev.backsource.policy.domain.Domain;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the functions of a domain with their arguments, and the progress of the edges with the domain's latest revision. */
@Singleton
final class DescribeCdnDomainConfigs extends CdnOperation {
    private static final String DOMAIN = "DomainName";
    private static final String FUNCTIONS = "FunctionNames";
    private static final String CONFIG = "ConfigId";

    private final DomainGuard guard;
    private final DomainReader domains;
    private final Rollouts rollouts;
    private final DomainAnnotations annotations;

    DescribeCdnDomainConfigs(
            DomainGuard guard, DomainReader domains, Rollouts rollouts, DomainAnnotations annotations) {
        super("DescribeCdnDomainConfigs", Role.VIEWER, Set.of(DOMAIN, FUNCTIONS, CONFIG));
        this.guard = guard;
        this.domains = domains;
        this.rollouts = rollouts;
        this.annotations = annotations;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(DOMAIN);
        var functions = call.parameters().list(FUNCTIONS);
        var id = call.parameters().configId(CONFIG);
        return guard.require(call.caller(), Role.VIEWER, name)
                .chain(() -> domains.get(name))
                .chain(state -> annotations
                        .of(name)
                        .chain(said -> rollouts.rollout(name, state.revision(), Duration.ZERO)
                                .map(rollout ->
                                        configs(state.domain(), said, functions, id, ConfigStatus.of(rollout)))));
    }

    /** All functions where {@code wanted} is empty; nothing for an unknown function. */
    private static ObjectNode configs(
            Domain domain, Annotations said, List<String> wanted, @Nullable Long id, ConfigStatus status) {
        var answer = JsonNodeFactory.instance.objectNode();
        var configs = answer.putObject("DomainConfigs").putArray("DomainConfig");
        for (var function : CdnFunctions.all()) {
            var arguments = function.shownAt(domain, said.argumentsOf(function.name()));
            var own = ConfigIds.of(domain.name(), function.name());
            if (arguments.isEmpty()
                    || !(wanted.isEmpty() || wanted.contains(function.name()))
                    || !(id == null || id == own)) {
                continue;
            }
            var config = configs.addObject();
            config.put("ConfigId", Long.toString(own));
            config.put("FunctionName", function.name());
            config.put("ParentId", "");
            config.put("Status", status.word());
            if (status.reason() != null) {
                config.put("Reason", status.reason());
            }
            var list = config.putObject("FunctionArgs").putArray("FunctionArg");
            arguments.forEach((argument, value) ->
                    list.addObject().put("ArgName", argument).put("ArgValue", value));
        }
        return answer;
    }
}
