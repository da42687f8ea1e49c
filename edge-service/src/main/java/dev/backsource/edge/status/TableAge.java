package dev.backsource.edge.status;

import dev.backsource.edge.routing.changes.RoutingProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How old the served routes may be: the age of the snapshot they come from, or else the time since Kafka last
 * acknowledged a report.
 */
public final class TableAge {
    private final RoutingProgress progress;
    private final LastReport lastReport;

    /** Measured from here on. */
    public TableAge(RoutingProgress progress, LastReport lastReport, MeterRegistry registry) {
        this.progress = progress;
        this.lastReport = lastReport;
        TimeGauge.builder("backsource.edge.table.age", this, TimeUnit.SECONDS, TableAge::seconds)
                .description("How old what the edge serves may be")
                .register(registry);
    }

    /** Empty while nothing is served, and until Kafka has acknowledged the first report. */
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
