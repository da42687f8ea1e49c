package dev.backsource.deployment.tracing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The tracing of a service that has no name of its own for each process. */
@Singleton
class TracingBeans {
    @Produces
    @Singleton
    Tracing tracing(
            TracingSettings settings,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry meters) {
        return Tracing.open(settings, service, UUID.randomUUID().toString(), meters);
    }

    void close(@Disposes Tracing tracing) {
        tracing.close();
    }

    @Produces
    @Singleton
    RecordSpans records(Tracing tracing) {
        return new RecordSpans(tracing);
    }
}
