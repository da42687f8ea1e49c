package dev.backsource.edge.status;

import dev.backsource.edge.routing.changes.RoutingProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How old the served routes may be: the age of the snapshot they come from, or else the time since Kafka last
 * acknowledged a report.
 */
@ApplicationScoped
class TableAge {
    private final RoutingProgress progress;
    private final LastReport lastReport;
    private final MeterRegistry registry;

    TableAge(RoutingProgress progress, LastReport lastReport, MeterRegistry registry) {
        this.progress = progress;
        this.lastReport = lastReport;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
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
