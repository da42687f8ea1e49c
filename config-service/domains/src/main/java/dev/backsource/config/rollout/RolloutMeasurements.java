package dev.backsource.config.rollout;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.edges.EdgeSettings;
import dev.backsource.config.edges.FaultTolerantConsumer;
import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.events.TailReached;
import dev.backsource.config.events.TailStarted;
import dev.backsource.config.periodic.PeriodicTask;
import dev.backsource.config.reconciliation.Reconciliation;
import dev.backsource.policy.event.EdgeStatus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Measures the rollouts of revisions as edges report, and stores their ends, once a second for all of them. Every instance measures; the first to
 * store a revision's end is believed. What isn't stored when an instance stops is lost, unless another one has measured it. The measurement and the
 * queue are used under this object's lock.
 */
@Singleton
final class RolloutMeasurements {
    private static final Logger LOG = Logger.getLogger(RolloutMeasurements.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    /** Waiting for the database at most; the oldest make room. */
    private static final int MAX_QUEUED = 50_000;

    private static final int STORED_AT_ONCE = 1_000;

    private final EdgeReports reports;
    private final Reconciliation reconciliation;
    private final RolloutRows rows;
    private final Clock clock;
    private final RolloutMeasurement measurement;
    private final Deque<MeasuredRollout> queue = new ArrayDeque<>();
    private final PeriodicTask rounds = new PeriodicTask("rollout measurement", ROUND, this::round);
    private final List<Cancellable> subscriptions = new ArrayList<>();

    RolloutMeasurements(
            EdgeReports reports,
            EdgeProgress progress,
            Reconciliation reconciliation,
            RolloutRows rows,
            EdgeSettings settings,
            Clock clock) {
        this.reports = reports;
        this.reconciliation = reconciliation;
        this.rows = rows;
        this.clock = clock;
        this.measurement = new RolloutMeasurement(new ByDigests(progress, reconciliation), settings.edgeSilence());
    }

    void start(@Observes StartupEvent event) {
        subscriptions.add(each(reports.heard(), this::heard));
        subscriptions.add(each(reconciliation.advances(), advance -> advanced()));
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        subscriptions.forEach(Cancellable::cancel);
    }

    private static <T> Cancellable each(Multi<T> items, Consumer<T> consumer) {
        var each = new FaultTolerantConsumer<>(
                consumer, failure -> LOG.error("could not measure a rollout by a report", failure));
        return items.subscribe().with(each, failure -> LOG.error("the measurement of rollouts has stopped", failure));
    }

    synchronized void begins(@Observes TailStarted tail) {
        measurement.begins();
    }

    synchronized void published(@Observes PublishedChange change) {
        measurement.published(change, clock.instant());
    }

    synchronized void read(@Observes TailReached tail) {
        measurement.read(tail.next(), clock.instant());
    }

    private synchronized void heard(EdgeReport report) {
        measurement.heard(report, clock.instant());
    }

    private synchronized void advanced() {
        measurement.advanced(clock.instant());
    }

    private Uni<?> round() {
        var next = next();
        return next.isEmpty() ? Uni.createFrom().voidItem() : rows.store(next).invoke(() -> stored(next.size()));
    }

    private synchronized List<MeasuredRollout> next() {
        if (reports.areKnown()) {
            measurement.all(reports.all(), clock.instant());
        }
        queue.addAll(measurement.takeMeasured());
        while (queue.size() > MAX_QUEUED) {
            queue.remove();
        }
        return queue.stream().limit(STORED_AT_ONCE).toList();
    }

    private synchronized void stored(int count) {
        for (var i = 0; i < count; i++) {
            queue.remove();
        }
    }

    /** Compares edges by the digests that they report. */
    private record ByDigests(EdgeProgress progress, Reconciliation reconciliation) implements RolloutMeasurement.Judge {
        @Override
        public boolean isWholeHeld(int partition, EdgeStatus report) {
            return reconciliation.isWholeHeld(partition, report);
        }

        @Override
        public RolloutState state(PublishedChange change, EdgeReport report, Instant now) {
            return progress.of(change, report, now);
        }
    }
}
