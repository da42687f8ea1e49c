package dev.backsource.config.progressive;

import dev.backsource.config.access.Author;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.RolloutEndListener;
import dev.backsource.config.periodic.Retention;
import dev.backsource.config.write.Provenance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes the rows of progressive rollouts, in the transactions of their domains' changes and with the domains' rows locked. */
@Singleton
final class RolloutRecord implements RolloutEndListener {
    /** Ended rollouts are kept as long; the revisions of the history stay. */
    private static final Duration KEPT = Duration.ofDays(180);

    private static final String TURN = "select pg_advisory_xact_lock(hashtext('progressive rollouts'))";
    private static final String UNDER_WAY =
            "select count(*), count(*) filter (where team = :team) from progressive_rollout where ended_at is null";

    private static final Statement BEGIN = new Statement("""
            insert into progressive_rollout (id, domain, team, state, steps, bake_seconds, outcomes, patience_seconds, step, step_at, running_since,
                baseline_revision, started_at, started_by, author)
            values (:id, :domain, cast(:team as text), 'running', :steps, :bake, :outcomes, :patience, 1, :now, :now, :baseline, :now, :by, :author)""");

    private static final Statement STEP = new Statement("""
            update progressive_rollout set step = :step, step_at = :now, running_since = :now, reason = null where id = :id""");

    private static final Statement END = new Statement("""
            update progressive_rollout
            set state = :state, reason = cast(:reason as text), ended_at = :now, ended_by = :by, ender = :author, end_revision = :revision
            where id = :id and ended_at is null""");

    /** The domain's revision stays, so that the entry of the audit is written here. */
    private static final Statement KEEP = new Statement("""
            with noted as (
                update progressive_rollout
                set state = :state, reason = cast(:reason as text),
                    running_since = case when :state = 'running' then cast(:now as timestamptz) else running_since end,
                    answered = case when :state = 'running' then nullif(concat_ws(' ', answered, frozen_by), '') else answered end,
                    frozen_by = nullif(cast(:frozenBy as text), '')
                where id = :id
                returning id, domain, team),
            event as (
                select domain, team, cast(id as text) as target, cast(null as bigint) as revision, cast(:now as timestamptz) as time,
                    cast(:traceparent as text) as traceparent
                from noted)
            """ + ChangeEntry.INSERT);

    @Produces
    @Singleton
    static Retention retention(Clock clock) {
        return new Retention(
                "progressive rollout pruning",
                Duration.ofHours(1),
                "progressive_rollout",
                "id",
                "ended_at < $1",
                "ended_at",
                () -> clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
    }

    /** Waits for the turn to begin a rollout, which lasts until the transaction ends, and counts those under way. */
    Uni<UnderWay> underWay(Mutiny.Session session, @Nullable String team) {
        return session.createNativeQuery(TURN, Object.class)
                .getSingleResultOrNull()
                .chain(() -> session.createNativeQuery(UNDER_WAY, Object[].class)
                        .setParameter("team", Objects.requireNonNullElse(team, ""))
                        .getSingleResult())
                .map(counts -> new UnderWay(((Number) counts[0]).longValue(), ((Number) counts[1]).longValue()));
    }

    /** Adds the row of a rollout whose first step is {@code state}. */
    Uni<Integer> begin(Mutiny.Session session, DomainState state, RolloutPlan plan, Provenance provenance) {
        return BEGIN.in(session)
                .set(
                        "id",
                        UUID.fromString(Objects.requireNonNull(state.rollout()).id()))
                .set("domain", state.domain().name().value())
                .set("team", state.team())
                .set("steps", StepShares.stored(plan.steps()))
                .set("bake", plan.bake().toSeconds())
                .set("outcomes", plan.outcomes())
                .set("patience", plan.patience().toSeconds())
                .set("now", state.changedAt())
                .set("baseline", state.revision() - 1)
                .set("by", provenance.operator())
                .set("author", Author.of(provenance.caller()).stored())
                .execute();
    }

    /** Notes the step that {@code state} begins. */
    Uni<Integer> step(Mutiny.Session session, DomainState state) {
        var rollout = Objects.requireNonNull(state.rollout());
        return STEP.in(session)
                .set("id", UUID.fromString(rollout.id()))
                .set("step", rollout.step())
                .set("now", state.changedAt())
                .execute();
    }

    /** Notes the end of a rollout. */
    Uni<Integer> end(
            Mutiny.Session session,
            UUID id,
            ProgressiveState state,
            @Nullable String reason,
            long revision,
            Provenance provenance,
            Instant now) {
        return END.in(session)
                .set("id", id)
                .set("state", state.word())
                .set("reason", reason)
                .set("now", now)
                .set("by", provenance.operator())
                .set("author", Author.of(provenance.caller()).stored())
                .set("revision", revision)
                .execute();
    }

    @Override
    public Uni<Integer> replaced(
            Mutiny.Session session, String rollout, long revision, String reason, Provenance provenance, Instant now) {
        return end(session, UUID.fromString(rollout), ProgressiveState.REPLACED, reason, revision, provenance, now);
    }

    /**
     * Notes a state in which the rollout keeps its share, or that it runs again, with which those aborts are answered that had frozen it.
     *
     * @param frozenBy the aborts that freeze it; none for another state
     */
    Uni<Integer> keep(
            Mutiny.Session session,
            UUID id,
            ProgressiveState state,
            @Nullable String reason,
            Collection<EdgeAbort> frozenBy,
            Provenance provenance,
            Instant now) {
        return ChangeEntry.bind(KEEP.in(session), provenance.request(), provenance.caller(), now)
                .set("id", id)
                .set("state", state.word())
                .set("reason", reason)
                .set("frozenBy", EdgeAbort.stored(frozenBy))
                .set("now", now)
                .set("traceparent", provenance.traceparent())
                .execute();
    }
}
