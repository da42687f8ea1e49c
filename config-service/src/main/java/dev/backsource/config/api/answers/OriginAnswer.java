package dev.backsource.config.api.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.protocol.ContentKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An origin with its targets.
 *
 * @param effective the targets of static content
 * @param effectiveDynamic the targets of dynamic content; absent while dynamic acceleration is off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OriginAnswer(
        OriginAddress address,
        int port,
        OriginPriority priority,
        int weight,
        Effective effective,
        @Nullable Effective effectiveDynamic) {

    /** All origins of a domain. */
    static List<OriginAnswer> of(Domain domain) {
        return domain.origins().stream().map(origin -> of(domain, origin)).toList();
    }

    private static OriginAnswer of(Domain domain, Origin origin) {
        return new OriginAnswer(
                origin.address(),
                origin.port(),
                origin.priority(),
                origin.weight(),
                Effective.of(domain, ContentKind.STATIC, origin),
                Effective.dynamic(domain, origin));
    }
}
