package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.functions.CdnFunction;
import dev.backsource.config.aliyun.functions.CdnFunctions;
import dev.backsource.policy.domain.Domain;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one function of a domain back, by the id of its config. */
@Singleton
final class DeleteSpecificConfig implements CdnOperation {
    private static final String DOMAIN = "DomainName";
    private static final String CONFIG = "ConfigId";

    private final DomainEdits edits;

    DeleteSpecificConfig(DomainEdits edits) {
        this.edits = edits;
    }

    @Override
    public String name() {
        return "DeleteSpecificConfig";
    }

    @Override
    public Set<String> parameters() {
        return Set.of(DOMAIN, CONFIG);
    }

    @Override
    public Role role() {
        return Role.OPERATOR;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(DOMAIN);
        call.parameters().require(CONFIG);
        var id = ConfigIds.find(call.parameters(), CONFIG);
        return edits.carryOut(
                        call, List.of(name), domain -> function(domain, id).unset(domain))
                .map(edited -> JsonNodeFactory.instance.objectNode());
    }

    private static CdnFunction function(Domain domain, @Nullable Long id) {
        return CdnFunctions.all().stream()
                .filter(function -> id != null && id == ConfigIds.of(domain.name(), function.name()))
                .filter(function -> !function.of(domain).isEmpty())
                .findFirst()
                .orElseThrow(() -> new CallRefusedException(
                        ErrorCode.CONFIG_UNKNOWN,
                        "domain " + domain.name() + " has no config " + id
                                + "; DescribeCdnDomainConfigs lists those that it has"));
    }
}
