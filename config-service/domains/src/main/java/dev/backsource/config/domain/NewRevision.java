package dev.backsource.config.domain;

import dev.backsource.config.access.Author;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.freeze.Freezes;
import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.config.write.Provenance;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The next revision of a locked domain. Storing it makes the domain's row this revision, and gives history, outbox and audit a row each. It is a single
 * statement for any number of domains, since each further statement would cost a round trip to the database while they are locked.
 *
 * @param state as published; null for a removal
 * @param restoredFrom the restored revision; null when the change restores none
 * @param team the owner; null for none
 * @param probes the number of ports of its origins that the prober watches
 * @param unverified the latest period without verification; null when there was none
 */
record NewRevision(
        String domain,
        long incarnation,
        long revision,
        @Nullable String state,
        @Nullable Long restoredFrom,
        @Nullable String team,
        int probes,
        @Nullable UnverifiedPeriod unverified) {

    /** Each value is sent once. There is nothing to write during a freeze. */
    private static final Statement STORE =
            new Statement("""
            with wanted as materialized (
                select * from unnest(cast(:domains as text[]), cast(:incarnations as bigint[]), cast(:revisions as bigint[]), cast(:states as text[]),
                    cast(:restoredFrom as bigint[]), cast(:teams as text[]), cast(:probes as int[]),
                    cast(:unverifiedSince as timestamptz[]), cast(:unverifiedUntil as timestamptz[]), cast(:auditIds as uuid[]))
                    as each (domain, incarnation, revision, state, restored_from, team, probes, unverified_since, unverified_until, audit_id)
                where\s""" + Freezes.ALLOWS + """
            ),
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
                    cast(:now as timestamptz) as time, cast(:traceparent as text) as traceparent, cast(null as text) as target, audit_id
                from wanted),
            audited as (
            """ + ChangeEntry.INSERT_EACH + ") " + OutboxRow.INSERT_REVISION);

    /**
     * The revision of a row.
     *
     * @param state null for a removal
     */
    static NewRevision of(
            DomainRow row,
            long incarnation,
            long revision,
            @Nullable DomainState state,
            @Nullable Long restoredFrom,
            @Nullable String team,
            Instant now) {
        return new NewRevision(
                row.name,
                incarnation,
                revision,
                state == null ? null : state.encoded(),
                restoredFrom,
                team,
                DomainQuotas.probes(state),
                UnverifiedPeriod.after(row.unverified(), state == null ? null : state.leastVerified(now), now));
    }

    /**
     * Stores revisions of different domains, one or more, of one change.
     *
     * @param exempt whether a freeze doesn't stop it
     * @return fails, with none of them stored, with the refusal of a freeze
     */
    static Uni<Void> store(
            Mutiny.Session session, List<NewRevision> all, Provenance provenance, Instant now, boolean exempt) {
        return ChangeEntry.bindEach(STORE.in(session), provenance.request(), provenance.caller())
                .set("domains", column(all, NewRevision::domain, String[]::new))
                .set("incarnations", column(all, NewRevision::incarnation, Long[]::new))
                .set("revisions", column(all, NewRevision::revision, Long[]::new))
                .set("states", column(all, NewRevision::state, String[]::new))
                .set("restoredFrom", column(all, NewRevision::restoredFrom, Long[]::new))
                .set("teams", column(all, NewRevision::team, String[]::new))
                .set("probes", column(all, NewRevision::probes, Integer[]::new))
                .set("unverifiedSince", column(all, each -> time(each.since()), OffsetDateTime[]::new))
                .set("unverifiedUntil", column(all, each -> time(each.until()), OffsetDateTime[]::new))
                .set("auditIds", column(all, each -> TimeOrderedIds.at(now), UUID[]::new))
                .set("exempt", exempt)
                .set("now", now)
                .set("operator", provenance.operator())
                .set("author", Author.of(provenance.caller()).stored())
                .set("traceparent", provenance.traceparent())
                .execute()
                .chain(stored -> stored == all.size()
                        ? Uni.createFrom().voidItem()
                        : Freezes.refusal(session)
                                .chain(refused -> Uni.createFrom().failure(refused)));
    }

    private @Nullable Instant since() {
        return unverified == null ? null : unverified.since();
    }

    private @Nullable Instant until() {
        return unverified == null ? null : unverified.until();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> @Nullable T[] column(
            List<NewRevision> all, Function<NewRevision, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return all.stream().map(value).toArray(array);
    }
}
