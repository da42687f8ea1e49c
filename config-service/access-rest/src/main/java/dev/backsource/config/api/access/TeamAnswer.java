package dev.backsource.config.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.teams.TeamState;
import dev.backsource.policy.domain.PreflightMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A team in responses.
 *
 * @param preflight the pre-flight of changes of its domains that don't choose one; absent for the deployment's
 * @param rollout how changes of its domains go out; absent where all of it is the deployment's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TeamAnswer(
        String id,
        String name,
        Instant createdAt,
        TeamQuotasAnswer quotas,
        @Nullable PreflightMode preflight,
        @Nullable TeamRolloutAnswer rollout) {
    /** The quotas of a team, with their use. */
    public record TeamQuotasAnswer(
            QuotaAnswer domains,
            QuotaAnswer originsPerDomain,
            QuotaAnswer pathRulesPerDomain,
            QuotaAnswer purgesPerDay,
            QuotaAnswer streams,
            QuotaAnswer probes,
            QuotaAnswer keys,
            QuotaAnswer accounts) {}

    /**
     * A quota and its use.
     *
     * @param limit left out when there is none
     * @param used left out for a quota of each domain
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuotaAnswer(
            @Nullable Integer limit, @Nullable Long used) {}

    static TeamAnswer of(TeamState state, int streams) {
        var team = state.team();
        return new TeamAnswer(
                team.id(),
                team.name(),
                team.createdAt(),
                new TeamQuotasAnswer(
                        quota(state, Quota.DOMAINS),
                        quota(state, Quota.ORIGINS_PER_DOMAIN),
                        quota(state, Quota.PATH_RULES_PER_DOMAIN),
                        quota(state, Quota.PURGES_PER_DAY),
                        new QuotaAnswer(state.limits().get(Quota.STREAMS), (long) streams),
                        quota(state, Quota.PROBES),
                        quota(state, Quota.KEYS),
                        quota(state, Quota.ACCOUNTS)),
                state.preflight(),
                TeamRolloutAnswer.of(state.rollout()));
    }

    private static QuotaAnswer quota(TeamState state, Quota quota) {
        return new QuotaAnswer(state.limits().get(quota), state.used().get(quota));
    }
}
