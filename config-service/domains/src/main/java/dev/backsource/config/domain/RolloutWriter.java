package dev.backsource.config.domain;

import dev.backsource.config.access.Role;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.ProgressiveRollout;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves domains on in their progressive rollouts. A rollout's change was checked when the rollout began, and every other write of the domain ends it, so
 * that its steps and its promotion are checked no more.
 */
@Singleton
public final class RolloutWriter {
    private final DomainChanges changes;

    RolloutWriter(DomainChanges changes) {
        this.changes = changes;
    }

    /**
     * Locks the domain's row, so that nothing changes the domain or its rollout until the transaction ends.
     *
     * @param role that the caller needs for the domain
     * @return the present step, if the domain is in that rollout; fails with {@link DomainRefusal}, {@link dev.backsource.config.access.RoleRefusal} or {@link
     *     dev.backsource.config.write.StaleRevisionException}
     */
    public Write<Optional<ProgressiveRollout>> lock(
            DomainName name, String rollout, Role role, ExpectedRevision expected, Provenance provenance) {
        return session -> DomainRow.lock(session, name).map(row -> {
            DomainPermits.requireOf(row, name, provenance.caller(), role);
            var present = row == null ? null : row.current();
            if (present == null || !isIn(present.rollout(), rollout)) {
                return Optional.empty();
            }
            expected.require(name, present.revision());
            return Optional.ofNullable(present.rollout());
        });
    }

    private static boolean isIn(@Nullable ProgressiveRollout present, String rollout) {
        return present != null && present.id().equals(rollout);
    }

    /** Begins the next step of the rollout that the {@link #lock locked} domain is in. */
    public Write<DomainState> step(DomainName name, double share, Provenance provenance) {
        return session -> DomainRow.lock(session, name).chain(row -> {
            var present = Objects.requireNonNull(row.current());
            var change = changes.of(session, row, provenance);
            return change.beIn(present.domain(), next(present, share, change.now()));
        });
    }

    /** Makes the candidate of the rollout that the {@link #lock locked} domain is in the domain's state. */
    public Write<DomainState> promote(DomainName name, Provenance provenance) {
        return session -> DomainRow.lock(session, name)
                .chain(row -> changes.of(session, row, provenance).promote());
    }

    /** Ends the rollout that the {@link #lock locked} domain is in, with the domain as it was. */
    public Write<DomainState> abort(DomainName name, Provenance provenance) {
        return session -> DomainRow.lock(session, name)
                .chain(row -> changes.of(session, row, provenance).abort());
    }

    private static ProgressiveRollout next(DomainState present, double share, Instant now) {
        var last = Objects.requireNonNull(present.rollout());
        return new ProgressiveRollout(
                last.id(), last.step() + 1, share, last.alpha(), last.candidate(), last.startedAt(), now);
    }
}
