package dev.backsource.config.domain;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.AccessSettings.SecondPerson;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Weakening;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that weaken a domain without a second person's consent, where the settings require consent. A change is judged by the domain alone.
 * An added or removed name is compared with every domain that has served its requests, or would serve them in its absence: the last state of the name
 * itself, the wildcards above it that exist or were removed, and for a wildcard the removed names below it. Otherwise removing and adding, in
 * whatever order, would be a way around the rule. A brief exception from verification ({@link UnverifiedPeriod}) takes no consent, except in a removal.
 */
@Singleton
final class ConsentRule {
    /** The most removed names below a wildcard that are read. With more of them, the wildcard has to be as secure as possible. */
    private static final int MAX_BELOW = 1_000;

    private static final String NEAREST =
            "from DomainRow where name in (:names) and not removed order by length(name) desc";

    private static final String REMOVED = """
            from RevisionRow r
            where r.domain in (select d.name from DomainRow d where d.removed and %s)
                and r.revision = (select max(s.revision) from RevisionRow s where s.domain = r.domain and s.state is not null%s)""";
    private static final String OF_NAMES = "d.name in (:names)";
    private static final String BELOW = "cast(function('reverse', d.name) as String) like :names";
    private static final String OF_TEAMS = " and s.team in (:teams)";

    private static final String PERIOD = """
            select min(d.unverifiedSince) from DomainRow d
            where (d.name in (:names) or (d.removed and cast(function('reverse', d.name) as String) like :below))
                and (d.unverifiedUntil is null or d.unverifiedUntil > :remembered)""";
    private static final String OWNED_BY_TEAMS = " and d.team in (:teams)";
    /** The pattern of no name. */
    private static final String NONE_BELOW = "";

    private final Clock clock;
    private final boolean required;

    ConsentRule(AccessSettings settings, Clock clock) {
        this.clock = clock;
        this.required = settings.consent() == SecondPerson.REQUIRED;
    }

    /** Waits for the turn of a name that will be removed, so that a concurrent addition above or below it sees the removal. */
    Uni<Void> turn(Mutiny.Session session, DomainName name) {
        return required ? NameClaims.await(session, name) : Uni.createFrom().voidItem();
    }

    /**
     * As {@link #turn}, for a change: that of a wildcard, which may be excused by what its removed names below say, waits for their removals. To be called
     * before the row is locked, as for a removal.
     */
    Uni<Void> turnOfChange(Mutiny.Session session, DomainName name) {
        return name.isWildcard() ? turn(session, name) : Uni.createFrom().voidItem();
    }

    /**
     * Fails with {@link DomainRefusal}; {@code row} is locked, and if it is a removed domain, the turn of its name has come.
     *
     * @param former the teams whose removed names count; another team's domain says nothing about a later owner's
     */
    Uni<Void> require(Mutiny.Session session, DomainRow row, Domain next, TeamScope former) {
        if (!required) {
            return Uni.createFrom().voidItem();
        }
        return row.removed
                ? requireOfAddition(session, next, former)
                : requireNone(
                        session,
                        Weakening.of(row.domain(), next),
                        next,
                        former,
                        (found, brief) -> DomainRefusal.consentMissing(next.name(), found, brief));
    }

    /** Whether {@link #require} accepts a change of a domain by itself; otherwise it has to be asked. */
    boolean isNotNeeded(DomainRow row, Domain next) {
        return !required || (!row.removed && Weakening.of(row.domain(), next).isEmpty());
    }

    /** As {@link #require}, for the removal of a domain. */
    Uni<Void> requireOfRemoval(Mutiny.Session session, DomainRow row) {
        var domain = row.domain();
        if (!required || domain == null) {
            return Uni.createFrom().voidItem();
        }
        return wildcardAbove(session, domain.name())
                .invoke(wildcard -> throwIfAny(
                        wildcard == null ? Set.of() : Weakening.of(domain, wildcard),
                        found -> DomainRefusal.consentMissingToRemove(domain.name(), found)))
                .replaceWithVoid();
    }

    private Uni<Void> requireOfAddition(Mutiny.Session session, Domain next, TeamScope former) {
        var before = new ArrayList<@Nullable Domain>();
        return wildcardAbove(session, next.name())
                .invoke(before::add)
                .chain(() -> removed(session, next.name(), former))
                .invoke(before::addAll)
                .chain(() -> next.name().isWildcard()
                        ? removedBelow(session, next, former)
                        : Uni.createFrom().item(List.<Domain>of()))
                .invoke(before::addAll)
                .chain(() -> requireNone(
                        session,
                        weakened(before, next),
                        next,
                        former,
                        (found, brief) -> DomainRefusal.consentMissingToAdd(next.name(), found, brief)));
    }

    /** Fails with the refusal where there are weakenings other than a brief exception; it also gets the limit of such exceptions, if that matters. */
    private Uni<Void> requireNone(
            Mutiny.Session session,
            Set<Weakening> found,
            Domain next,
            TeamScope former,
            BiFunction<Set<Weakening>, DomainRefusal.@Nullable Brief, RefusedException> refusal) {
        if (!found.contains(Weakening.UNVERIFIED)) {
            return Uni.createFrom().voidItem().invoke(() -> throwIfAny(found, all -> refusal.apply(all, null)));
        }
        var now = clock.instant();
        return unverifiedSince(session, next.name(), former, now)
                .invoke(since -> {
                    var left = EnumSet.copyOf(found);
                    if (UnverifiedPeriod.isBrief(next.originTls().verifiedFrom(), since, now)) {
                        left.remove(Weakening.UNVERIFIED);
                    }
                    var latest = UnverifiedPeriod.latestBrief(since, now);
                    throwIfAny(left, all -> refusal.apply(all, new DomainRefusal.Brief(latest, !latest.isAfter(now))));
                })
                .replaceWithVoid();
    }

    /**
     * The beginning of the latest period without verification of the names that have served requests for {@code name}: itself, the wildcards above it,
     * and for a wildcard the removed names below it; null when there was none lately.
     */
    private static Uni<@Nullable Instant> unverifiedSince(
            Mutiny.Session session, DomainName name, TeamScope former, Instant now) {
        var query = session.createQuery(PERIOD + (former.any() ? "" : OWNED_BY_TEAMS), Instant.class)
                .setParameter("names", withWildcards(name))
                .setParameter("below", name.isWildcard() ? NameClaims.below(name) : NONE_BELOW)
                .setParameter("remembered", now.minus(UnverifiedPeriod.REMEMBERED));
        return (former.any() ? query : query.setParameter("teams", former.teams())).getSingleResultOrNull();
    }

    /** Where no domain has served such requests, {@code next} counts as a new domain. */
    private static Set<Weakening> weakened(List<@Nullable Domain> before, Domain next) {
        var known = before.stream().filter(Objects::nonNull).toList();
        if (known.isEmpty()) {
            return Weakening.of(null, next);
        }
        var found = EnumSet.noneOf(Weakening.class);
        known.forEach(domain -> found.addAll(Weakening.of(domain, next)));
        return found;
    }

    private static void throwIfAny(Set<Weakening> found, Function<Set<Weakening>, RefusedException> refusal) {
        if (!found.isEmpty()) {
            throw refusal.apply(found);
        }
    }

    /** The wildcard that would serve requests for {@code name} if the name didn't exist; null when there is none. */
    private static Uni<@Nullable Domain> wildcardAbove(Mutiny.Session session, DomainName name) {
        var wildcards = NameClaims.wildcardsAbove(name);
        return wildcards.isEmpty()
                ? Uni.createFrom().nullItem()
                : session.createQuery(NEAREST, DomainRow.class)
                        .setParameter("names", wildcards)
                        .setMaxResults(1)
                        .getSingleResultOrNull()
                        .map(row -> row == null ? null : row.domain());
    }

    /** The last states of the name and of the wildcards above it, as far as they were removed. */
    private static Uni<List<Domain>> removed(Mutiny.Session session, DomainName name, TeamScope former) {
        return removed(session, OF_NAMES, withWildcards(name), former)
                .getResultList()
                .map(ConsentRule::domains);
    }

    /** The name and the wildcards above it. */
    private static List<String> withWildcards(DomainName name) {
        var names = new ArrayList<>(NameClaims.wildcardsAbove(name));
        names.add(name.value());
        return names;
    }

    /** The last states of the removed names below a wildcard; where there are too many, a single stand-in with the strictest security. */
    private static Uni<List<Domain>> removedBelow(Mutiny.Session session, Domain wildcard, TeamScope former) {
        return removed(session, BELOW, NameClaims.below(wildcard.name()), former)
                .setMaxResults(MAX_BELOW + 1)
                .getResultList()
                .map(rows -> rows.size() > MAX_BELOW ? List.of(secured(wildcard)) : domains(rows));
    }

    private static Mutiny.SelectionQuery<RevisionRow> removed(
            Mutiny.Session session, String which, Object names, TeamScope former) {
        var query = session.createQuery(REMOVED.formatted(which, former.any() ? "" : OF_TEAMS), RevisionRow.class)
                .setParameter("names", names);
        return former.any() ? query : query.setParameter("teams", former.teams());
    }

    private static Domain secured(Domain domain) {
        var https = new ContentPolicy(true, RedirectType.HTTPS);
        return domain.with(Part.ORIGIN_TLS, OriginTls.DEFAULT)
                .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.HTTPS, https));
    }

    private static List<Domain> domains(List<RevisionRow> rows) {
        return rows.stream()
                .map(row -> row.toStored().state())
                .filter(Objects::nonNull)
                .map(DomainState::domain)
                .toList();
    }
}
