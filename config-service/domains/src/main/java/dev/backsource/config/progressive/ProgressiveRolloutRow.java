package dev.backsource.config.progressive;

import dev.backsource.config.access.Author;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.RolloutPlan;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A progressive rollout's row. Only {@link RolloutRecord} writes rows, in SQL, with the domain's row locked. */
@Entity
@Table(name = "progressive_rollout")
class ProgressiveRolloutRow {
    @Id
    UUID id = new UUID(0, 0);

    String domain = "";

    @Nullable
    String team;

    String state = "";

    @Nullable
    String reason;

    @Nullable
    @Column(name = "reason_code")
    String reasonCode;

    /** In the form of {@link RolloutReason#storedArguments}. */
    @Nullable
    @Column(name = "reason_arguments")
    String reasonArguments;

    @Nullable
    @Column(name = "halted_since")
    Instant haltedSince;

    /** In the form of {@link StepShares#stored}. */
    String steps = "";

    @Column(name = "bake_seconds")
    long bakeSeconds;

    int outcomes;

    @Column(name = "patience_seconds")
    long patienceSeconds;

    int step;

    @Column(name = "step_at")
    Instant stepAt = Instant.EPOCH;

    @Column(name = "running_since")
    Instant runningSince = Instant.EPOCH;

    /** In the form of {@link EdgeAbort#stored}. */
    @Nullable
    String answered;

    @Column(name = "baseline_revision")
    long baselineRevision;

    @Column(name = "started_at")
    Instant startedAt = Instant.EPOCH;

    @Column(name = "started_by")
    String startedBy = "";

    /** In the form of {@link Author#stored}. */
    String author = "";

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;

    @Nullable
    @Column(name = "ended_by")
    String endedBy;

    /** As the author. */
    @Nullable
    String ender;

    @Nullable
    @Column(name = "end_revision")
    Long endRevision;

    ProgressiveState state() {
        return ProgressiveState.of(state);
    }

    RolloutPlan plan() {
        return new RolloutPlan(
                StepShares.read(steps), Duration.ofSeconds(bakeSeconds), outcomes, Duration.ofSeconds(patienceSeconds));
    }

    /** @param present the domain's present revision */
    StoredRollout toStored(long present) {
        return new StoredRollout(
                id.toString(),
                new DomainName(domain),
                team,
                state(),
                RolloutReason.read(reasonCode, reasonArguments, reason),
                haltedSince,
                plan(),
                step,
                stepAt,
                runningSince,
                EdgeAbort.read(answered),
                baselineRevision,
                endRevision == null ? present : endRevision,
                startedAt,
                startedBy,
                Objects.requireNonNull(Author.of(author, startedBy)),
                endedAt,
                endedBy,
                Author.of(ender, endedBy));
    }
}
