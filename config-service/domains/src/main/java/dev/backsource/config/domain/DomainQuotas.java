package dev.backsource.config.domain;

import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.quotas.TeamQuotas;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.protocol.Target;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Checks a domain that is about to be written against the quotas of its future team. */
@Singleton
final class DomainQuotas {
    private static final String DOMAINS = "select count(*) from domain where team = :team and not removed";
    private static final String PROBES =
            "select coalesce(sum(probes), 0) from domain where team = :team and not removed";

    private final TeamQuotas quotas;

    DomainQuotas(TeamQuotas quotas) {
        this.quotas = quotas;
    }

    /**
     * Makes sure that a team has room for a domain, whose row the session holds locked.
     *
     * @param team null for none, which has no quotas
     * @param before the domain in its present state; null when the team doesn't own it, or it doesn't exist
     * @return fails with {@link dev.backsource.config.access.quotas.QuotaRefusal}
     */
    Uni<Void> require(Mutiny.Session session, @Nullable String team, @Nullable DomainState before, Domain next) {
        if (team == null) {
            return Uni.createFrom().voidItem();
        }
        return requireRoom(session, team, growth(team, before, next));
    }

    /**
     * The growth of a team's domains by one or more changes.
     *
     * @param probes 0 where there are not more
     */
    record Growth(int domains, int probes) {
        static final Growth NONE = new Growth(0, 0);

        Growth and(Growth other) {
            return new Growth(domains + other.domains, probes + other.probes);
        }
    }

    /**
     * The growth by a change that stays within the quotas of a single domain.
     *
     * @param before as of {@link #require}
     * @throws dev.backsource.config.refusal.RefusedException when it doesn't
     */
    Growth growth(String team, @Nullable DomainState before, Domain next) {
        quotas.requireOfDomain(
                team,
                Quota.ORIGINS_PER_DOMAIN,
                before == null ? 0 : before.domain().origins().size(),
                next.origins().size());
        quotas.requireOfDomain(
                team, Quota.PATH_RULES_PER_DOMAIN, before == null ? 0 : rules(before.domain()), rules(next));
        return new Growth(before == null ? 1 : 0, Math.max(0, probes(next) - probes(before)));
    }

    /** Makes sure that a team has room to grow, while the session holds the rows of the domains locked; fails as {@link #require} does. */
    Uni<Void> requireRoom(Mutiny.Session session, String team, Growth growth) {
        return (growth.domains() > 0
                        ? room(session, team, Quota.DOMAINS, growth.domains(), DOMAINS)
                        : Uni.createFrom().voidItem())
                .chain(() -> growth.probes() > 0
                        ? room(session, team, Quota.PROBES, growth.probes(), PROBES)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> room(Mutiny.Session session, String team, Quota quota, int more, String used) {
        return quotas.requireRoom(
                session,
                team,
                quota,
                more,
                () -> session.createNativeQuery(used, Long.class)
                        .setParameter("team", team)
                        .getSingleResult());
    }

    private static int rules(Domain domain) {
        return rules(domain.dynamicAcceleration());
    }

    private static int rules(DynamicAcceleration acceleration) {
        var rules = acceleration.staticRules();
        return rules.suffixes().size() + rules.uris().size() + rules.paths().size();
    }

    private record Probe(OriginAddress address, Target target) {}

    /**
     * How many ports of its origins the prober watches for a domain, or will once its progressive rollout is promoted, so that a promotion exceeds no
     * quota; 0 for null.
     */
    static int probes(@Nullable DomainState state) {
        return state == null ? 0 : Math.max(probes(state.domain()), probes(state.prospect()));
    }

    private static int probes(Domain domain) {
        return (int) domain.origins().stream()
                .flatMap(origin ->
                        domain.neededTargets(origin).stream().map(target -> new Probe(origin.address(), target)))
                .distinct()
                .count();
    }
}
