package dev.backsource.edge.status;

import dev.backsource.edge.routing.changes.RoutingProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The age of the served routes at most: that of their snapshot, or else the time since Kafka last acknowledged a report. */
public final class TableAge {
    private final RoutingProgress progress;
    private final LastReport lastReport;

    /** Creates the age, with a metric. */
    public TableAge(RoutingProgress progress, LastReport lastReport, MeterRegistry registry) {
        this.progress = progress;
        this.lastReport = lastReport;
        TimeGauge.builder("backsource.edge.table.age", this, TimeUnit.SECONDS, TableAge::seconds)
                .description("Age of the served routing table")
                .register(registry);
    }

    /** The age; empty while nothing is served, and until Kafka has acknowledged the first report. */
    Optional<Duration> get() {
        var snapshot = progress.snapshot();
        if (snapshot != null) {
            return Optional.of(snapshot.age(Clock.systemUTC()));
        }
        return progress.isComplete() ? lastReport.age() : Optional.empty();
    }

    private double seconds() {
        return get().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN);
    }
}
