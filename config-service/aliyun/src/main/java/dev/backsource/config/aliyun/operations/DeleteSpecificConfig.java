package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.config.aliyun.annotations.DomainAnnotations;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.functions.CdnFunctions;
import dev.backsource.config.aliyun.functions.ConfigIds;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes one function from a domain, by the id of its config. */
@Singleton
final class DeleteSpecificConfig extends CdnOperation {
    private static final String DOMAIN = "DomainName";
    private static final String CONFIG = "ConfigId";

    private final DomainEdits edits;
    private final DomainAnnotations annotations;

    DeleteSpecificConfig(DomainEdits edits, DomainAnnotations annotations) {
        super("DeleteSpecificConfig", Role.OPERATOR, Set.of(DOMAIN, CONFIG));
        this.edits = edits;
        this.annotations = annotations;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(DOMAIN);
        call.parameters().require(CONFIG);
        var id = call.parameters().configId(CONFIG);
        return annotations
                .of(name)
                .chain(said -> edits.carryOut(call, List.of(name), removal(name, id, said)))
                .map(edited -> JsonNodeFactory.instance.objectNode());
    }

    private static DomainEdit removal(DomainName name, @Nullable Long id, Annotations said) {
        var function = CdnFunctions.all().stream()
                .filter(one -> id != null && id == ConfigIds.of(name, one.name()))
                .findFirst();
        return new DomainEdit(
                domain -> function.filter(one -> !one.shownAt(domain, said.argumentsOf(one.name()))
                                .isEmpty())
                        .orElseThrow(() -> new CallRefusedException(
                                ErrorCode.CONFIG_UNKNOWN,
                                "domain " + name + " has no config " + id
                                        + "; list its configs with DescribeCdnDomainConfigs"))
                        .unset(domain),
                before -> function.map(one -> before.without(one.name())).orElse(before));
    }
}
