package dev.backsource.config.aliyun.tags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.aliyun.operations.DomainEdit;
import dev.backsource.config.aliyun.operations.DomainEdits;
import dev.backsource.config.aliyun.operations.EditedDomain;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes tags from domains: those with some keys, or all. */
@Singleton
final class UntagResources extends CdnOperation {
    private static final String KEYS = "TagKey";
    private static final String ALL = "All";

    private final DomainEdits edits;

    UntagResources(DomainEdits edits) {
        super(
                "UntagResources",
                Role.OPERATOR,
                Stream.concat(TaggedDomains.PARAMETERS.stream(), Stream.of(KEYS + ".N", ALL))
                        .collect(Collectors.toSet()));
        this.edits = edits;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var names = TaggedDomains.of(call.parameters());
        var keys = call.parameters().numbered(KEYS, Tags.MAX);
        var all = call.parameters().isTrue(ALL);
        if (keys.isEmpty() && !all) {
            throw new CallRefusedException(ErrorCode.PARAMETER_MISSING, KEYS + ".1 is required, unless All is true");
        }
        return edits.carryOut(
                        call,
                        names,
                        DomainEdit.of(said -> said.withoutTags(
                                keys.isEmpty() ? List.copyOf(said.tags().keySet()) : keys)))
                .map(edited -> {
                    EditedDomain.requireAll(edited);
                    return JsonNodeFactory.instance.objectNode();
                });
    }
}
