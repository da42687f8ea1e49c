package dev.backsource.edge.testing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets no meter of one edge be taken for one of the next in the same JVM: the registry would keep the first. */
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
