package dev.backsource.config.reconciliation.comparison;

import dev.backsource.config.reconciliation.ledger.TopicRecord;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.simulation.Process;
import dev.backsource.simulation.VirtualClock;
import dev.backsource.simulation.database.SimulatedDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/** The comparison of the topic with the simulated database. */
public final class ComparisonDoor {
    private ComparisonDoor() {}

    /** @param begun told whenever a comparison begins anew */
    public static TopicComparisons comparisons(
            ConsumerFactory consumers,
            PolicyRecords records,
            SimulatedDatabase database,
            Process process,
            VirtualClock time,
            Clock clock,
            Runnable begun) {
        return new TopicComparisons(
                consumers,
                () -> {
                    var history = new SimulatedHistory(database, process, time);
                    begun.run();
                    return history;
                },
                failure -> {},
                () -> Duration.ofSeconds(1),
                records,
                clock,
                time::nanos,
                new SimpleMeterRegistry());
    }

    /** What the simulated database says was committed. */
    private static final class SimulatedHistory implements History {
        private final SimulatedDatabase database;
        private final Process process;
        private final VirtualClock time;
        private int starts;
        private long written;

        SimulatedHistory(SimulatedDatabase database, Process process, VirtualClock time) {
            this.database = database;
            this.process = process;
            this.time = time;
            requireDatabase();
            this.starts = database.starts();
            this.written = database.written();
        }

        @Override
        public BitSet committed(List<TopicRecord> records) {
            requireDatabase();
            var found = new BitSet(records.size());
            for (var i = 0; i < records.size(); i++) {
                var read = records.get(i);
                var stored = database.revision(read.domain(), read.version().revision());
                found.set(
                        i,
                        stored != null
                                && stored.version().equals(read.version())
                                && stored.isRemoval() == read.removal());
            }
            return found;
        }

        @Override
        public List<Place> behind(String name, int count) {
            requireDatabase();
            return database.domains().stream()
                    .filter(domain -> domain.compareTo(name) > 0)
                    .limit(count)
                    .map(this::place)
                    .toList();
        }

        private Place place(String domain) {
            var latest = database.latest(domain);
            if (latest == null) {
                throw new IllegalStateException(domain + " has no revision");
            }
            var version = new StateVersion(
                    latest.version().incarnation(), latest.version().revision(), 0);
            var partition = latest.partition();
            var offset = latest.offset();
            return new Place(
                    domain,
                    version,
                    partition == null || offset == null
                            ? null
                            : new TopicRecord(domain, version, latest.isRemoval(), partition, offset));
        }

        @Override
        public Course course() {
            requireDatabase();
            var startsBefore = starts;
            var writtenBefore = written;
            starts = database.starts();
            written = database.written();
            if (written < writtenBefore) {
                return Course.WENT_BACK;
            }
            return starts == startsBefore ? Course.GOES_ON : Course.STARTED_AGAIN;
        }

        private void requireDatabase() {
            if (!process.reachesDatabase(time.micros())) {
                throw new LostHistoryException(new IllegalStateException("the database doesn't answer"));
            }
        }
    }
}
