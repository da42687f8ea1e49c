package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainQuotas.Growth;
import dev.backsource.config.freeze.Freezes;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.release.ReleaseRule;
import dev.backsource.config.release.ReleasedChange;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.origin.OriginAccess;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Restores sets of domains to their states of a time. A set is one transaction, whose number of statements doesn't grow with the domains. Every rule of
 * {@link DomainWriter#restore} holds: what can be judged by a domain and its two states is judged here, room in quotas is required for all domains of a
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

    private final OriginAccess access;
    private final DomainQuotas quotas;
    private final ConsentRule consent;
    private final ReleaseRule releases;
    private final DomainChanges changes;
    private final RevisionStore revisions;

    TimeRestores(
            OriginAccess access,
            DomainQuotas quotas,
            ConsentRule consent,
            ReleaseRule releases,
            DomainChanges changes,
            RevisionStore revisions) {
        this.access = access;
        this.quotas = quotas;
        this.consent = consent;
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
                .chain(rows ->
                        past(session, names, at).map(past -> new Judgement(provenance, changes.now(), rows, past)))
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

    /** A change that the rules for a domain by itself allow. */
    private record Change(DomainName name, DomainRow row, Domain next, long from, Growth growth) {
        TimeRestore alone() {
            return new TimeRestore.Alone(name, row.revision, from);
        }
    }

    /** What becomes of each domain, as far as it is judged. */
    private final class Judgement {
        private final Provenance provenance;
        private final Instant now;
        private final Map<String, TimeRestore> outcomes = new TreeMap<>();
        private List<Change> changes = new ArrayList<>();

        Judgement(Provenance provenance, Instant now, List<DomainRow> rows, Map<String, RevisionRow> past) {
            this.provenance = provenance;
            this.now = now;
            rows.forEach(row -> judge(row, past.get(row.name)));
        }

        private Caller caller() {
            return provenance.caller();
        }

        private void judge(DomainRow row, @Nullable RevisionRow past) {
            var name = new DomainName(row.name);
            try {
                DomainPermits.requireOf(row, name, caller(), Role.OPERATOR);
            } catch (RefusedException refused) {
                put(new TimeRestore.Refused(name, refused));
                return;
            }
            var isHidden = past != null && !caller().scope(Role.VIEWER, name).includes(past.team);
            var then = past == null || isHidden ? null : past.restorable(now);
            if (past == null || then == null) {
                put(
                        row.removed
                                ? new TimeRestore.Unchanged(name, row.revision)
                                : new TimeRestore.AbsentThen(name, row.revision, !isHidden));
            } else if (then.equals(row.domain()) && !isInRollout(row)) {
                put(new TimeRestore.Unchanged(name, row.revision));
            } else {
                judge(name, row, then, past.revision);
            }
        }

        private void judge(DomainName name, DomainRow row, Domain then, long from) {
            try {
                DomainWriter.requireGrant(row, then, provenance);
                OriginPorts.check(access, row.domain(), then);
                var growth = row.team == null ? Growth.NONE : quotas.growth(row.team, row.current(), then);
                var change = new Change(name, row, then, from, growth);
                if (mustBeAlone(change)) {
                    put(change.alone());
                } else {
                    changes.add(change);
                }
            } catch (RefusedException | InvalidValueException refused) {
                put(new TimeRestore.Alone(name, row.revision, from));
            }
        }

        private boolean mustBeAlone(Change change) {
            return change.name().isWildcard()
                    || isInRollout(change.row())
                    || (change.row().removed && !caller().mayEverywhere(Role.OPERATOR))
                    || !consent.isNotNeeded(change.row(), change.next());
        }

        /** A restore ends the rollout, whose record a set doesn't know. */
        private static boolean isInRollout(DomainRow row) {
            var present = row.current();
            return present != null && present.rollout() != null;
        }

        private void put(TimeRestore outcome) {
            outcomes.put(outcome.domain().value(), outcome);
        }

        private Set<String> teams() {
            return changes.stream()
                    .map(change -> change.row().team)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        /** The growth of each team, by their ids: every transaction locks them in this order. */
        private Map<String, Growth> growth() {
            var all = new TreeMap<String, Growth>();
            changes.stream()
                    .filter(change -> !change.growth().equals(Growth.NONE))
                    .forEach(change ->
                            all.merge(Objects.requireNonNull(change.row().team), change.growth(), Growth::and));
            return all;
        }

        /** Leaves the changes to which {@code rule} applies for restores of their own. */
        private Judgement without(Predicate<Change> rule) {
            var kept = new ArrayList<Change>();
            for (var change : changes) {
                if (rule.test(change)) {
                    put(change.alone());
                } else {
                    kept.add(change);
                }
            }
            changes = kept;
            return this;
        }
    }

    private static Uni<Judgement> needingNoCheck(Mutiny.Session session, Judgement judgement, SetCheck check) {
        return check.of(session, judgement.teams())
                .map(rule -> judgement.without(
                        change -> rule.needsCheck(change.row().domain(), change.next(), change.row().team)));
    }

    /** A restore that may not go out at once is refused where it is made alone. */
    private Uni<Judgement> allowedAtOnce(Mutiny.Session session, Judgement judgement) {
        return releases.refusedRestores(session, judgement.teams())
                .map(refused -> judgement.without(change -> {
                    var present = change.row().domain();
                    return present != null
                            && refused.test(new ReleasedChange(
                                    present, present, change.next(), change.row().team, judgement.caller()));
                }));
    }

    /** Where a team has no room for all, each of its growing domains is restored alone, as long as there is room. */
    private Uni<Judgement> withinQuotas(Mutiny.Session session, Judgement judgement) {
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

    private Uni<List<TimeRestore>> store(Mutiny.Session session, List<DomainName> names, Judgement judgement) {
        var restored = new ArrayList<NewRevision>();
        for (var change : judgement.changes) {
            var made = changes.of(session, change.row(), judgement.provenance, judgement.now);
            var state = made.next(change.next());
            restored.add(made.revision(state, change.from()));
            judgement.put(new TimeRestore.Restored(WriteResult.of(change.row().current(), state), change.from()));
        }
        var outcomes = names.stream()
                .map(name -> judgement.outcomes.getOrDefault(
                        name.value(), new TimeRestore.Refused(name, DomainRefusal.unknown(name))))
                .toList();
        if (restored.isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        return revisions
                .store(session, restored, judgement.provenance, judgement.now, Freezes.exempts(judgement.caller()))
                .replaceWith(outcomes);
    }
}
