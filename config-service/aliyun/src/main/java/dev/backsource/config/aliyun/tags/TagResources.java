package dev.backsource.config.aliyun.tags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.aliyun.operations.DomainEdit;
import dev.backsource.config.aliyun.operations.DomainEdits;
import dev.backsource.config.aliyun.operations.EditedDomain;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tags domains. */
@Singleton
final class TagResources extends CdnOperation {
    private final DomainEdits edits;

    TagResources(DomainEdits edits) {
        super(
                "TagResources",
                Role.OPERATOR,
                Stream.concat(TaggedDomains.PARAMETERS.stream(), Tags.PARAMETERS.stream())
                        .collect(Collectors.toSet()));
        this.edits = edits;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var names = TaggedDomains.of(call.parameters());
        var tags = Tags.of(call.parameters());
        if (tags.isEmpty()) {
            throw new CallRefusedException(ErrorCode.PARAMETER_MISSING, "Tag.1.Key is required");
        }
        return edits.carryOut(call, names, DomainEdit.of(said -> tagged(said, tags)))
                .map(edited -> {
                    EditedDomain.requireAll(edited);
                    return JsonNodeFactory.instance.objectNode();
                });
    }

    private static Annotations tagged(Annotations said, Map<String, String> tags) {
        var next = said.withTags(tags);
        Tags.requireFew(next.tags().size(), "a domain has");
        return next;
    }
}
