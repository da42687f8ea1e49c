package dev.backsource.edge.testing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Removes the meters of an edge, so that the next one in the same JVM doesn't share them: the registry would keep the first. */
@ApplicationScoped
class FreshMeters {
    private final MeterRegistry registry;

    FreshMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void stop(@Observes ShutdownEvent event) {
        registry.clear();
    }
}
