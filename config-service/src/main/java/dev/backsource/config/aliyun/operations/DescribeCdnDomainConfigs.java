package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.DomainGuard;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.functions.CdnFunction;
import dev.backsource.config.aliyun.functions.CdnFunctions;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.rollout.Rollouts;
import dev.backsource.policy.domain.Domain;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which functions a domain has, with their arguments, and how far the edges are with the domain's latest revision. */
@Singleton
final class DescribeCdnDomainConfigs implements CdnOperation {
    private static final String DOMAIN = "DomainName";
    private static final String FUNCTIONS = "FunctionNames";
    private static final String CONFIG = "ConfigId";

    private final DomainGuard guard;
    private final DomainReader domains;
    private final Rollouts rollouts;

    DescribeCdnDomainConfigs(DomainGuard guard, DomainReader domains, Rollouts rollouts) {
        this.guard = guard;
        this.domains = domains;
        this.rollouts = rollouts;
    }

    @Override
    public String name() {
        return "DescribeCdnDomainConfigs";
    }

    @Override
    public Set<String> parameters() {
        return Set.of(DOMAIN, FUNCTIONS, CONFIG);
    }

    @Override
    public Role role() {
        return Role.VIEWER;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(DOMAIN);
        var functions = call.parameters().list(FUNCTIONS).stream()
                .map(CdnFunctions::get)
                .toList();
        var id = ConfigIds.find(call.parameters(), CONFIG);
        return guard.require(call.caller(), Role.VIEWER, name)
                .chain(() -> domains.get(name))
                .chain(state -> rollouts.rollout(name, state.revision(), Duration.ZERO)
                        .map(rollout -> configs(state.domain(), functions, id, ConfigStatus.of(rollout))));
    }

    /** Of all functions where {@code wanted} names none. */
    private static ObjectNode configs(Domain domain, List<CdnFunction> wanted, @Nullable Long id, ConfigStatus status) {
        var answer = JsonNodeFactory.instance.objectNode();
        var configs = answer.putObject("DomainConfigs").putArray("DomainConfig");
        for (var function : CdnFunctions.all()) {
            var arguments = function.of(domain);
            var own = ConfigIds.of(domain.name(), function.name());
            if (arguments.isEmpty() || !(wanted.isEmpty() || wanted.contains(function)) || !(id == null || id == own)) {
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
