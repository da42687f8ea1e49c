package dev.backsource.config.reconciliation;

import dev.backsource.config.domain.ChangeDoor;
import dev.backsource.config.reconciliation.comparison.TopicComparisons;
import dev.backsource.config.reconciliation.ledger.StrayCause;
import dev.backsource.config.reconciliation.ledger.StrayDomain;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.simulation.database.SimulatedDatabase;
import dev.backsource.simulation.database.StoredRevision;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reconciliation that repairs in the simulated database. */
public final class ReconciliationDoor {
    private ReconciliationDoor() {}

    /** @param bell rung once a domain was written again */
    public static Reconciliation of(
            TopicComparisons comparisons, SimulatedDatabase database, Clock clock, Runnable bell) {
        return new Reconciliation(comparisons, new SimulatedRepublishing(database, clock, bell), clock);
    }

    /** Repairs what differs, if anything does. */
    public static void repair(Reconciliation reconciliation, Provenance provenance) {
        if (reconciliation.agreement(0).state() == Agreement.State.DIFFERS) {
            reconciliation.repair(1_000, provenance).subscribe().with(written -> {}, failure -> {});
        }
    }

    /** What {@code DomainWriter} does in the database, by its rules. */
    private record SimulatedRepublishing(SimulatedDatabase database, Clock clock, Runnable bell)
            implements Republishing {
        @Override
        public Uni<Long> follow(StrayDomain stray, StateVersion published, Provenance provenance) {
            return Uni.createFrom().item(() -> written(stray, published));
        }

        private long written(StrayDomain stray, StateVersion published) {
            var latest = database.latest(stray.domain());
            var own = latest == null ? StateVersion.NONE : latest.version();
            var place = new StateVersion(own.incarnation(), own.revision(), 0);
            var isTaken = place.isTakenAfter(published, clock.millis());
            if (stray.cause() == StrayCause.UNREADABLE) {
                return isTaken && isBehind(latest, stray.offset())
                        ? 0
                        : write(stray.domain(), latest, published.follows(place) ? published : place);
            }
            return isTaken ? 0 : write(stray.domain(), latest, published);
        }

        /** Whether it was published behind that place, or has yet to be. */
        private static boolean isBehind(@Nullable StoredRevision latest, long offset) {
            return latest != null && (latest.offset() == null || latest.offset() > offset);
        }

        private long write(String domain, @Nullable StoredRevision latest, StateVersion published) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var revision = latest == null ? 0 : latest.version().revision();
            var next = ChangeDoor.place(revision, published, now);
            database.record(
                    domain,
                    next.incarnation(),
                    next.revision(),
                    latest == null ? null : latest.state(),
                    latest == null ? null : latest.rollout(),
                    now);
            bell.run();
            return next.revision();
        }
    }
}
