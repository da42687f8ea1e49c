package dev.backsource.config.api.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.health.PortSummary;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a domain.
 *
 * @param changedBy the author of the last change; absent when none was named
 * @param team the id of the domain's team; absent when it has none
 * @param effective the targets of static content at the first primary origin
 * @param effectiveDynamic the targets of dynamic content there; absent while dynamic acceleration is off
 * @param ports the probers' reports on the ports that the domain needs; only in lists
 */
public record DomainAnswer(
        DomainName name,
        long revision,
        Instant changedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String changedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String team,
        List<OriginAnswer> origins,
        OriginTls originTls,
        OriginRequest originRequest,
        OriginProtocolPolicy originProtocolPolicy,
        DynamicAcceleration dynamicAcceleration,
        GrantedPorts grantedPorts,
        ClientTls clientTls,
        Caching caching,
        Serving serving,
        Effective effective,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Effective effectiveDynamic,
        List<Warning> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PortSummary ports) {

    /** Of a domain; {@code ofAccess} are the warnings about the addresses of its origins. */
    static DomainAnswer of(DomainState state, List<Warning> ofAccess, @Nullable PortSummary ports) {
        var domain = state.domain();
        return new DomainAnswer(
                domain.name(),
                state.revision(),
                state.changedAt(),
                state.changedBy(),
                state.team(),
                OriginAnswer.of(domain),
                domain.originTls(),
                domain.originRequest(),
                domain.policy(),
                domain.dynamicAcceleration(),
                domain.grantedPorts(),
                domain.get(Part.CLIENT_TLS),
                domain.get(Part.CACHING),
                domain.get(Part.SERVING),
                Effective.leading(domain),
                Effective.leadingDynamic(domain),
                Stream.concat(Warning.of(domain).stream(), ofAccess.stream()).toList(),
                ports);
    }

    /** A domain with all its parts, without a revision. */
    public record Domain(
            DomainName name,
            List<Origin> origins,
            OriginTls originTls,
            OriginRequest originRequest,
            OriginProtocolPolicy originProtocolPolicy,
            DynamicAcceleration dynamicAcceleration,
            GrantedPorts grantedPorts,
            ClientTls clientTls,
            Caching caching,
            Serving serving) {
        public static Domain of(dev.backsource.policy.domain.Domain domain) {
            return new Domain(
                    domain.name(),
                    domain.origins(),
                    domain.originTls(),
                    domain.originRequest(),
                    domain.policy(),
                    domain.dynamicAcceleration(),
                    domain.grantedPorts(),
                    domain.get(Part.CLIENT_TLS),
                    domain.get(Part.CACHING),
                    domain.get(Part.SERVING));
        }
    }
}
