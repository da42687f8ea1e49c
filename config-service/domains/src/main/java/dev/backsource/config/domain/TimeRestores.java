package dev.backsource.config.domain;

import dev.backsource.config.domain.DomainQuotas.Growth;
import dev.backsource.config.freeze.Freezes;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.release.ReleaseRule;
import dev.backsource.config.release.ReleasedChange;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Restores sets of domains to their states of a time. A set is one transaction, whose number of statements doesn't grow with the domains. Every rule of
 * {@link DomainWriter#restore} holds: {@link RestoreJudge} judges what shows in a domain and its two states, room in quotas is required for all domains of a
 * team together, and where that isn't enough, or a rule refuses, the domain is left for a restore of its own.
 */
@Singleton
public final class TimeRestores {
    /** Whatever the clocks of instances, revisions are in the order of their numbers. */
    private static final String PAST = """
            select past.domain, past.revision, past.state, past.changed_at, past.changed_by, past.author, past.restored_from,
                past.kafka_partition, past.kafka_offset, past.published_at, past.team
            from unnest(string_to_array(:names, ' ')) as wanted (name)
            cross join lateral (
                select * from domain_revision where domain = wanted.name and changed_at <= :at order by revision desc limit 1) as past""";

    private final RestoreJudge judge;
    private final DomainQuotas quotas;
    private final ReleaseRule releases;
    private final DomainChanges changes;
    private final RevisionStore revisions;

    TimeRestores(
            RestoreJudge judge,
            DomainQuotas quotas,
            ReleaseRule releases,
            DomainChanges changes,
            RevisionStore revisions) {
        this.judge = judge;
        this.quotas = quotas;
        this.releases = releases;
        this.changes = changes;
        this.revisions = revisions;
    }

    /**
     * Restores the domains of a set to their states at {@code at}. A revision from another team's ownership counts as none.
     *
     * @param names one or more, without repetition
     * @param check of each change
     * @return an outcome for each, in the order of names; fails as a whole during a freeze
     */
    public Write<List<TimeRestore>> restore(List<DomainName> names, Instant at, Provenance provenance, SetCheck check) {
        return session -> awaitTurn(session, names)
                .chain(() -> DomainRow.lock(session, names))
                .chain(rows -> past(session, names, at).map(past -> judge.of(rows, past, provenance, changes.now())))
                .chain(judgement -> needingNoCheck(session, judgement, check))
                .chain(judgement -> allowedAtOnce(session, judgement))
                .chain(judgement -> withinQuotas(session, judgement))
                .chain(judgement -> store(session, names, judgement));
    }

    /** A name that comes back is seen by those who add one above or below it. Wildcards wait for all others, so they are restored alone. */
    private static Uni<Void> awaitTurn(Mutiny.Session session, List<DomainName> names) {
        return names.stream()
                .filter(name -> !name.isWildcard())
                .findFirst()
                .map(name -> NameClaims.await(session, name))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Map<String, RevisionRow>> past(Mutiny.Session session, List<DomainName> names, Instant at) {
        return session.createNativeQuery(PAST, RevisionRow.class)
                .setParameter("names", JoinedNames.of(names))
                .setParameter("at", at)
                .getResultList()
                .map(found -> found.stream().collect(Collectors.toMap(row -> row.domain, Function.identity())));
    }

    private static Uni<RestoreJudgement> needingNoCheck(
            Mutiny.Session session, RestoreJudgement judgement, SetCheck check) {
        return check.of(session, judgement.teams())
                .map(rule -> judgement.without(
                        change -> rule.needsCheck(change.row().domain(), change.next(), change.row().team)));
    }

    /** A restore that may not go out at once is refused where it is made alone. */
    private Uni<RestoreJudgement> allowedAtOnce(Mutiny.Session session, RestoreJudgement judgement) {
        return releases.refusedRestores(session, judgement.teams())
                .map(refused -> judgement.without(change -> {
                    var present = change.row().domain();
                    return present != null
                            && refused.test(new ReleasedChange(
                                    present, present, change.next(), change.row().team, judgement.caller()));
                }));
    }

    /** Where a team has no room for all, each of its growing domains is restored alone, as long as there is room. */
    private Uni<RestoreJudgement> withinQuotas(Mutiny.Session session, RestoreJudgement judgement) {
        var full = new HashSet<String>();
        var required = Uni.createFrom().voidItem();
        for (var team : judgement.growth().entrySet()) {
            required = required.chain(() -> quotas.requireRoom(session, team.getKey(), team.getValue())
                    .onFailure(RefusedException.class)
                    .recoverWithUni(refused -> {
                        full.add(team.getKey());
                        return Uni.createFrom().voidItem();
                    }));
        }
        return required.map(all ->
                judgement.without(change -> !change.growth().equals(Growth.NONE) && full.contains(change.row().team)));
    }

    private Uni<List<TimeRestore>> store(Mutiny.Session session, List<DomainName> names, RestoreJudgement judgement) {
        var restored = new ArrayList<NewRevision>();
        for (var change : judgement.changes()) {
            var made = changes.of(session, change.row(), judgement.provenance(), judgement.now());
            var state = made.next(change.next());
            restored.add(made.revision(state, change.from()));
            judgement.put(new TimeRestore.Restored(WriteResult.of(change.row().current(), state), change.from()));
        }
        var outcomes = names.stream().map(judgement::outcome).toList();
        if (restored.isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        return revisions
                .store(session, restored, judgement.provenance(), judgement.now(), Freezes.exempts(judgement.caller()))
                .replaceWith(outcomes);
    }
}
