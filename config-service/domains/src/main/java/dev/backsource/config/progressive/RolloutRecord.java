package dev.backsource.config.progressive;

import dev.backsource.config.access.Author;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.RolloutBeginning;
import dev.backsource.config.domain.RolloutJournal;
import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.periodic.Retention;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.config.release.TriedRollouts;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.progressive.RolloutPlan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes the rows of progressive rollouts, in the transactions of their domains' changes and with the domains' rows locked. */
@Singleton
final class RolloutRecord implements RolloutJournal {
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
            update progressive_rollout set step = :step, step_at = :now, running_since = :now, reason = null, reason_code = null, reason_arguments = null
            where id = :id""");

    private static final Statement END = new Statement("""
            update progressive_rollout
            set state = :state, reason = cast(:reason as text), reason_code = cast(:code as text), reason_arguments = cast(:arguments as text),
                halted_since = null, ended_at = :now, ended_by = :by, ender = :author, end_revision = :revision
            where id = :id and ended_at is null""");

    /** The domain's revision stays, so that the entry of the audit is written here. */
    private static final Statement KEEP = new Statement("""
            with noted as (
                update progressive_rollout
                set state = :state, reason = cast(:reason as text), reason_code = cast(:code as text), reason_arguments = cast(:arguments as text),
                    halted_since = case when :state = 'running' then null else coalesce(halted_since, cast(:now as timestamptz)) end,
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

    private final EdgeReports reports;
    private final Clock clock;

    RolloutRecord(EdgeReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

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

    @Override
    public RolloutBeginning beginning(RolloutPlan plan) {
        return new RolloutBeginning(
                TimeOrderedIds.at(clock.instant()).toString(),
                plan.share(1),
                FleetAlpha.of(reports.areKnown(), reports.all().size()));
    }

    /** Fails with {@link RolloutRefusal}. */
    @Override
    public Uni<Integer> begun(
            Mutiny.Session session,
            DomainState state,
            RolloutPlan plan,
            @Nullable TriedRollouts tried,
            Provenance provenance) {
        var team = state.team();
        return underWay(session, team)
                .invoke(underWay -> underWay.and(tried, team).requireOneMore(team))
                .chain(() -> begin(session, state, plan, provenance));
    }

    /** Waits for the turn to begin a rollout, which lasts until the transaction ends, and counts those under way. */
    private Uni<UnderWay> underWay(Mutiny.Session session, @Nullable String team) {
        return session.createNativeQuery(TURN, Object.class)
                .getSingleResultOrNull()
                .chain(() -> session.createNativeQuery(UNDER_WAY, Object[].class)
                        .setParameter("team", Objects.requireNonNullElse(team, ""))
                        .getSingleResult())
                .map(counts -> new UnderWay(((Number) counts[0]).longValue(), ((Number) counts[1]).longValue()));
    }

    private static Uni<Integer> begin(
            Mutiny.Session session, DomainState state, RolloutPlan plan, Provenance provenance) {
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

    private static Statement.Execution because(@Nullable RolloutReason reason, Statement.Execution execution) {
        return execution
                .set("reason", reason == null ? null : reason.sentence())
                .set("code", reason == null ? null : reason.code())
                .set("arguments", reason == null ? null : reason.storedArguments());
    }

    /** Notes the end of a rollout. */
    Uni<Integer> end(
            Mutiny.Session session,
            UUID id,
            ProgressiveState state,
            @Nullable RolloutReason reason,
            long revision,
            Provenance provenance,
            Instant now) {
        return because(reason, END.in(session))
                .set("id", id)
                .set("state", state.word())
                .set("now", now)
                .set("by", provenance.operator())
                .set("author", Author.of(provenance.caller()).stored())
                .set("revision", revision)
                .execute();
    }

    @Override
    public Uni<Integer> replaced(
            Mutiny.Session session,
            String rollout,
            long revision,
            RolloutReason reason,
            Provenance provenance,
            Instant now) {
        return end(session, UUID.fromString(rollout), ProgressiveState.REPLACED, reason, revision, provenance, now);
    }

    /** Notes a state in which the rollout keeps its share, or that it runs again, with which those aborts are answered that had frozen it. */
    Uni<Integer> keep(
            Mutiny.Session session,
            UUID id,
            ProgressiveState state,
            MoveCause cause,
            Provenance provenance,
            Instant now) {
        return because(
                        cause.reason(),
                        ChangeEntry.bind(KEEP.in(session), provenance.request(), provenance.caller(), now))
                .set("id", id)
                .set("state", state.word())
                .set("frozenBy", EdgeAbort.stored(cause.frozenBy()))
                .set("now", now)
                .set("traceparent", provenance.traceparent())
                .execute();
    }
}
