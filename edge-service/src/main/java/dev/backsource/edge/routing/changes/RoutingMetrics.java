package dev.backsource.edge.routing.changes;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.RoutingTable.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Metrics of the routing table and of the records it was made from. */
final class RoutingMetrics {
    private static final String RECORDS = "backsource.edge.policy.changes";

    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Counter rejected;

    RoutingMetrics(MeterRegistry registry, RoutingTable table, RoutingProgress progress) {
        for (var outcome : EnumSet.complementOf(EnumSet.of(Outcome.LEAPING, Outcome.AHEAD))) {
            outcomes.put(outcome, counter(registry, label(outcome)));
        }
        rejected = counter(registry, "rejected");
        Gauge.builder("backsource.edge.routes", table, RoutingTable::size)
                .description("Domains in the routing table")
                .register(registry);
        Gauge.builder("backsource.edge.routes.held", table, RoutingTable::held)
                .description("Domains that keep their routes because their latest records are held back")
                .register(registry);
        TimeGauge.builder("backsource.edge.topic.read", progress, TimeUnit.SECONDS, RoutingMetrics::readSeconds)
                .description("Duration of reading the topic at the start")
                .register(registry);
    }

    private static double readSeconds(RoutingProgress progress) {
        return progress.readIn().map(took -> took.toNanos() / 1e9).orElse(Double.NaN);
    }

    static String label(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    void count(Outcome outcome) {
        var counter = outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    void countRejected() {
        rejected.increment();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder(RECORDS)
                .description("Policy changes read, by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }
}
