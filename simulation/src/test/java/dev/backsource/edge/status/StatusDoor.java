package dev.backsource.edge.status;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.purge.PurgeProgress;
import dev.backsource.edge.purge.PurgeRejections;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.simulation.EdgeParts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The reports of an edge. */
public final class StatusDoor {
    /** Of requests, of which these edges count none: making a hundred meters for each edge would cost as much as all that it does. */
    private static final ProxyMetrics UNCOUNTED =
            new ProxyMetrics(new SimpleMeterRegistry(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    private StatusDoor() {}

    /**
     * Reports what {@code edge} serves.
     *
     * @param send done when the report is written
     * @return to be run whenever there is something new to report
     */
    public static Runnable start(
            String id,
            EdgeParts edge,
            Clock clock,
            Function<EdgeStatus, Uni<Void>> send,
            ScheduledExecutorService thread,
            LongSupplier nanoTime) {
        var source = new EdgeStatusSource(
                id,
                edge.routing(),
                new PurgeProgress(),
                new PurgeRejections(clock),
                UNCOUNTED,
                edge.trials()::reports,
                edge.recovery(),
                clock);
        var reporter = new EdgeStatusReporter(() -> send.apply(source.current()), new LastReport(), thread, nanoTime);
        reporter.start(CompletableFuture.completedFuture(null));
        return reporter::report;
    }
}
