package dev.backsource.deployment.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The metrics that every service has, and their format. */
@Singleton
class ServiceMetrics {
    private static final String PATH = "/q/metrics";
    /** Before every other filter, all of which only see the header field. */
    private static final int FIRST = 10_000;

    private final String version;
    private final String revision;

    ServiceMetrics(
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version,
            @ConfigProperty(name = "backsource.build.revision", defaultValue = "unknown") String revision) {
        this.version = version;
        this.revision = revision;
    }

    @Produces
    @Singleton
    MeterFilter names() {
        return new PrometheusNames();
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("backsource.build.info", () -> 1)
                .description("Running build; always 1")
                .tag("version", version)
                .tag("revision", revision)
                .tag("java", Runtime.version().toString())
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, ServiceMetrics::cpuSeconds)
                    .description("Processor time of the process")
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    /**
     * Clients that accept any type, as {@code curl} does, get Prometheus' text format, which all tools read; clients that accept OpenMetrics, or name
     * no type, get OpenMetrics.
     */
    void format(@Observes Filters filters) {
        filters.register(ServiceMetrics::preferText, FIRST);
    }

    /** The same at a management port of its own. */
    void format(@Observes ManagementInterface management) {
        management.router().route(PATH).order(-FIRST).handler(ServiceMetrics::preferText);
    }

    private static void preferText(RoutingContext context) {
        if (PATH.equals(context.request().path())) {
            var headers = context.request().headers();
            var accepted = headers.get(HttpHeaders.ACCEPT);
            if (accepted != null && accepted.contains("*/*") && !accepted.contains("openmetrics")) {
                headers.set(HttpHeaders.ACCEPT, "text/plain");
            }
        }
        context.next();
    }

    private static double cpuSeconds(com.sun.management.OperatingSystemMXBean system) {
        return (double) system.getProcessCpuTime() / TimeUnit.SECONDS.toNanos(1);
    }
}
