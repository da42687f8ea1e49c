package dev.backsource.config.api.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.health.PortSummary;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginTls.Verification;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a domain.
 *
 * @param changedBy the author of the last change; absent when none was named
 * @param team the id of the domain's team; absent when it has none
 * @param parts all parts but the origins, as fields of the response
 * @param effective the targets of static content at the first primary origin
 * @param effectiveDynamic the targets of dynamic content there; absent while dynamic acceleration is off
 * @param effectiveVerification the checks of the origins' certificates at this moment: {@code FULL} once the end of {@code NONE} is over
 * @param ports the probers' reports on the ports that the domain needs; only in lists
 * @param progressiveRollout the progressive rollout that the domain is in, with the state above as its baseline; only of a single domain
 */
public record DomainAnswer(
        DomainName name,
        long revision,
        Instant changedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String changedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String team,
        List<OriginAnswer> origins,
        @JsonUnwrapped PartFields parts,
        Effective effective,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Effective effectiveDynamic,
        Verification effectiveVerification,
        List<Warning> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PortSummary ports,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RolloutSummary progressiveRollout) {

    /** Of a domain; {@code ofAccess} are the warnings about the addresses of its origins. */
    static DomainAnswer of(
            DomainState state,
            List<Warning> ofAccess,
            @Nullable PortSummary ports,
            @Nullable RolloutSummary rollout,
            Instant now) {
        var domain = state.domain();
        return new DomainAnswer(
                domain.name(),
                state.revision(),
                state.changedAt(),
                state.changedBy(),
                state.team(),
                OriginAnswer.of(domain),
                PartFields.besideOrigins(domain),
                Effective.leading(domain),
                Effective.leadingDynamic(domain),
                domain.originTls().effectiveAt(now).verification(),
                Stream.concat(Warning.of(domain, now).stream(), ofAccess.stream())
                        .toList(),
                ports,
                rollout);
    }

    /** A domain with all its parts, without a revision. */
    public record Domain(DomainName name, @JsonUnwrapped PartFields parts) {
        public static Domain of(dev.backsource.policy.domain.Domain domain) {
            return new Domain(domain.name(), PartFields.of(domain));
        }
    }
}
