package dev.backsource.config.aliyun.tags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.config.aliyun.annotations.DomainAnnotations;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.PermissionCheck;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the tags of up to 50 named domains: all tags, or those that the call names. There is one page. */
@Singleton
final class ListTagResources extends CdnOperation {
    private final DomainReader domains;
    private final DomainAnnotations annotations;

    ListTagResources(DomainReader domains, DomainAnnotations annotations) {
        super(
                "ListTagResources",
                Role.VIEWER,
                Stream.of(TaggedDomains.PARAMETERS, Tags.PARAMETERS, Set.of("NextToken"))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
        this.domains = domains;
        this.annotations = annotations;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var names = TaggedDomains.of(call.parameters());
        var wanted = Tags.of(call.parameters());
        return domains.heads(names)
                .invoke(there ->
                        names.forEach(name -> PermissionCheck.of(there.get(name), name, call.caller(), Role.VIEWER)))
                .chain(() -> annotations.of(names))
                .map(said -> list(names, said, wanted));
    }

    private static ObjectNode list(List<DomainName> names, Map<String, Annotations> said, Map<String, String> wanted) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("NextToken", "");
        var list = answer.putObject("TagResources").putArray("TagResource");
        for (var name : names) {
            said.getOrDefault(name.value(), Annotations.NONE).tags().forEach((key, value) -> {
                if (isWanted(wanted, key, value)) {
                    list.addObject()
                            .put("ResourceId", name.value())
                            .put("ResourceType", TaggedDomains.TYPE)
                            .put("TagKey", key)
                            .put("TagValue", value);
                }
            });
        }
        return answer;
    }

    private static boolean isWanted(Map<String, String> wanted, String key, String value) {
        var of = wanted.get(key);
        return wanted.isEmpty() || (of != null && (of.isEmpty() || of.equals(value)));
    }
}
