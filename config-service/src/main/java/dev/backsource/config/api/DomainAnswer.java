package dev.backsource.config.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.DomainState;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain as it is.
 *
 * @param changedBy who made the last change; absent when nobody was named for it
 * @param effective of static content at the first primary origin
 */
public record DomainAnswer(
        DomainName name,
        long revision,
        Instant changedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String changedBy,
        List<OriginAnswer> origins,
        OriginTls originTls,
        OriginRequest originRequest,
        OriginProtocolPolicy originProtocolPolicy,
        DynamicAcceleration dynamicAcceleration,
        GrantedPorts grantedPorts,
        Effective effective,
        List<Warning> warnings) {

    static DomainAnswer of(DomainState state) {
        var domain = state.domain();
        return new DomainAnswer(
                domain.name(),
                state.revision(),
                state.changedAt(),
                state.changedBy(),
                domain.origins().stream()
                        .map(origin -> OriginAnswer.of(domain, origin))
                        .toList(),
                domain.originTls(),
                domain.originRequest(),
                domain.policy(),
                domain.dynamicAcceleration(),
                domain.grantedPorts(),
                Effective.leading(domain),
                Warning.of(domain));
    }

    /**
     * An origin and where edges go back to it.
     *
     * @param effective of static content
     * @param effectiveDynamic of dynamic content; absent while dynamic acceleration is off
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OriginAnswer(
            OriginAddress address,
            int port,
            OriginPriority priority,
            int weight,
            Effective effective,
            @Nullable Effective effectiveDynamic) {

        static OriginAnswer of(Domain domain, Origin origin) {
            return new OriginAnswer(
                    origin.address(),
                    origin.port(),
                    origin.priority(),
                    origin.weight(),
                    Effective.of(domain, ContentKind.STATIC, origin),
                    domain.contentKinds().contains(ContentKind.DYNAMIC)
                            ? Effective.of(domain, ContentKind.DYNAMIC, origin)
                            : null);
        }
    }
}
