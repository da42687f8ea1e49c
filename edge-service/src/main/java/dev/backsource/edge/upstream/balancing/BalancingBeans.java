package dev.backsource.edge.upstream.balancing;

import dev.backsource.edge.EdgeSettings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What all event loops know of the origins; the classes themselves know no framework. */
class BalancingBeans {
    @Produces
    @Singleton
    OutlierDetection outlierDetection(EdgeSettings settings, MeterRegistry registry) {
        var set = settings.origin().ejection();
        var outliers = new OutlierDetection(
                Ejection.Rules.of(set.failures(), set.basePause(), set.maxPause()), System::nanoTime);
        FunctionCounter.builder("backsource.edge.origin.ejections", outliers, OutlierDetection::total)
                .description("How often an origin was passed over from then on because it failed")
                .register(registry);
        Gauge.builder("backsource.edge.origins.ejected", outliers, OutlierDetection::current)
                .description("Origins that are passed over while a domain has others")
                .register(registry);
        return outliers;
    }
}
