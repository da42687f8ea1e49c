package dev.backsource.config.domain;

import dev.backsource.config.access.Author;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.freeze.Freezes;
import dev.backsource.config.masschange.MassChanges;
import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.config.write.Provenance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Stores the next revisions of locked domains: makes each domain's row its revision, and gives history, outbox and audit a row each. It is a single
 * statement for any number of domains, since each further statement would cost a round trip to the database while they are locked.
 */
@Singleton
final class RevisionStore {
    /** Each value is sent once. There is nothing to write during a freeze, and of a mass change that isn't confirmed. A freeze is looked for first. */
    private static final Statement STORE = new Statement("""
            with verdict as materialized (
                select case when not\s""" + Freezes.ALLOWS + " then -1 else " + MassChanges.VERDICT
            + """
             end as mark),
            wanted as materialized (
                select each.*, nullif(mark, 0) as mass_change
                from verdict, unnest(cast(:domains as text[]), cast(:incarnations as bigint[]), cast(:revisions as bigint[]), cast(:states as text[]),
                    cast(:restoredFrom as bigint[]), cast(:teams as text[]), cast(:probes as int[]), cast(:holders as text[]),
                    cast(:unverifiedSince as timestamptz[]), cast(:unverifiedUntil as timestamptz[]), cast(:auditIds as uuid[]))
                    as each (domain, incarnation, revision, state, restored_from, team, probes, holder, unverified_since, unverified_until, audit_id)
                where mark >= 0),
            counted as (
                insert into domain_rerouting (domain, at, holder)
                select domain, cast(:now as timestamptz), holder from wanted where holder is not null
                on conflict (domain) do update set at = greatest(domain_rerouting.at, excluded.at), holder = excluded.holder),
            noted as (
                insert into domain_revision (domain, incarnation, revision, state, changed_at, changed_by, author, restored_from, team)
                select domain, incarnation, revision, state, cast(:now as timestamptz), cast(:operator as text), cast(:author as text),
                    restored_from, team
                from wanted),
            changed as (
                update domain set incarnation = wanted.incarnation, revision = wanted.revision, removed = wanted.state is null,
                    state = wanted.state, changed_at = cast(:now as timestamptz), team = wanted.team, probes = wanted.probes,
                    unverified_since = wanted.unverified_since, unverified_until = wanted.unverified_until
                from wanted where domain.name = wanted.domain),
            event as (
                select domain, incarnation, revision, cast(:operator as text) as changed_by, team, state as payload,
                    cast(:now as timestamptz) as time, cast(:traceparent as text) as traceparent, cast(null as text) as target, audit_id, mass_change
                from wanted),
            audited as (
            """ + ChangeEntry.INSERT_EACH + ") " + OutboxRow.INSERT_REVISION);

    private final MassChanges masses;

    RevisionStore(MassChanges masses) {
        this.masses = masses;
    }

    /**
     * Stores revisions of different domains, one or more, of one change.
     *
     * @param exempt whether a freeze doesn't stop it
     * @return fails, with none of them stored, with the refusal of a freeze or of a mass change
     */
    Uni<Void> store(
            Mutiny.Session session, List<NewRevision> revisions, Provenance provenance, Instant now, boolean exempt) {
        return new Storing(masses, session, revisions, provenance, now, exempt).within(masses.limit());
    }

    /** One {@link #store}. */
    private record Storing(
            MassChanges masses,
            Mutiny.Session session,
            List<NewRevision> revisions,
            Provenance provenance,
            Instant now,
            boolean exempt) {

        /** @param limit to the domains of a holder that takes no confirmation */
        Uni<Void> within(long limit) {
            return execution(limit)
                    .execute()
                    .chain(stored ->
                            stored == revisions.size() ? Uni.createFrom().voidItem() : refused(limit));
        }

        private Statement.Execution execution(long limit) {
            var execution = ChangeEntry.bindEach(STORE.in(session), provenance.request(), provenance.caller())
                    .set("domains", column(NewRevision::domain, String[]::new))
                    .set("incarnations", column(NewRevision::incarnation, Long[]::new))
                    .set("revisions", column(NewRevision::revision, Long[]::new))
                    .set("states", column(NewRevision::state, String[]::new))
                    .set("restoredFrom", column(NewRevision::restoredFrom, Long[]::new))
                    .set("teams", column(NewRevision::team, String[]::new))
                    .set("probes", column(NewRevision::probes, Integer[]::new))
                    .set("holders", column(NewRevision::holder, String[]::new))
                    .set("unverifiedSince", column(each -> time(each.unverifiedSince()), OffsetDateTime[]::new))
                    .set("unverifiedUntil", column(each -> time(each.unverifiedUntil()), OffsetDateTime[]::new))
                    .set("auditIds", column(each -> TimeOrderedIds.at(now), UUID[]::new))
                    .set("exempt", exempt)
                    .set("now", now)
                    .set("operator", provenance.operator())
                    .set("author", Author.of(provenance.caller()).stored())
                    .set("traceparent", provenance.traceparent());
            return masses.bind(execution, holders().size(), provenance.confirmation(), now, limit);
        }

        private <T> @Nullable T[] column(Function<NewRevision, @Nullable T> value, IntFunction<@Nullable T[]> array) {
            return revisions.stream().map(value).toArray(array);
        }

        private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
            return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
        }

        private Uni<Void> refused(long limit) {
            return Freezes.presentRefusal(session)
                    .chain(frozen -> frozen.isPresent() && !exempt
                            ? Uni.createFrom().failure(frozen.get())
                            : refusedUnfrozen(limit));
        }

        /** Where there are more domains by now, so that the limit is higher, the change is made after all. */
        private Uni<Void> refusedUnfrozen(long limit) {
            var holders = holders();
            return holders.isEmpty()
                    ? Freezes.refusal(session).chain(ended -> Uni.createFrom().failure(ended))
                    : masses.recounted(session)
                            .chain(present -> present > limit
                                    ? within(present)
                                    : masses.refusal(session, holders, now, present)
                                            .chain(refusal -> Uni.createFrom().failure(refusal)));
        }

        /** The holders of the revisions that count for a mass change, by the domains' names. */
        private Map<String, String> holders() {
            var holders = new TreeMap<String, String>();
            for (var each : revisions) {
                var holder = each.holder();
                if (holder != null) {
                    holders.put(each.domain(), holder);
                }
            }
            return holders;
        }
    }
}
