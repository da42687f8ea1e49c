package dev.backsource.deployment.tracing;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tracing of one service. Ended spans wait in a bounded queue for a thread that exports them; when the queue is full, because the collector is
 * slow or dead, further spans are dropped and counted. No request waits for an export. When tracing is off, nothing is created but its
 * counters.
 */
public final class Tracing implements AutoCloseable {
    /** Ended spans that wait for export; one has at most {@link #MAX_ATTRIBUTES} values of {@link #MAX_VALUE} characters. */
    private static final int QUEUE = 2048;

    private static final GivenTraceIds IDS = new GivenTraceIds();
    private static final int BATCH = 512;
    private static final int MAX_ATTRIBUTES = 32;
    private static final int MAX_VALUE = 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration EXPORT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MIN_INTERVAL = Duration.ofMillis(10);
    private static final Duration MAX_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LAST_EXPORT = Duration.ofSeconds(1);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Makes no spans. */
    public static final Tracing OFF = new Tracing(null, null);

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable ExportThreads threads;
    private final Tracer tracer;

    private Tracing(@Nullable SdkTracerProvider provider, @Nullable ExportThreads threads) {
        this.provider = provider;
        this.threads = threads;
        this.tracer = (provider == null ? TracerProvider.noop() : provider).get("dev.backsource");
    }

    /**
     * The tracing of {@code service} by the settings; off when they name no endpoint.
     *
     * @param service its name, {@code service.name} of the spans
     * @param instance tells this process from the service's others, {@code service.instance.id} of the spans
     * @param meters counts spans, and those exported
     * @throws IllegalStateException when the endpoint is no HTTP URL, or has credentials or a query, or the interval is out of range
     */
    public static Tracing open(TracingSettings settings, String service, String instance, MeterRegistry meters) {
        return open(settings, service, instance, meters, EXPORT_TIMEOUT);
    }

    static Tracing open(
            TracingSettings settings, String service, String instance, MeterRegistry meters, Duration timeout) {
        var counts = SpanCounts.register(meters);
        var interval = check(settings.interval());
        return settings.endpoint()
                .map(endpoint -> {
                    check(endpoint);
                    var threads = new ExportThreads(timeout);
                    return new Tracing(
                            provider(endpoint, interval, service, instance, counts, timeout, threads), threads);
                })
                .orElse(OFF);
    }

    private static Duration check(Duration interval) {
        if (interval.compareTo(MIN_INTERVAL) < 0 || interval.compareTo(MAX_INTERVAL) > 0) {
            throw new IllegalStateException(
                    "backsource.tracing.interval: must be from 10 ms to 1 min, not " + interval);
        }
        return interval;
    }

    private static void check(URI endpoint) {
        var scheme = endpoint.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme) || endpoint.getHost() == null) {
            throw new IllegalStateException(
                    "backsource.tracing.endpoint: must be a URL such as http://localhost:4318/v1/traces");
        }
        if (endpoint.getUserInfo() != null) {
            throw new IllegalStateException(
                    "backsource.tracing.endpoint: must have no user or password; a collector nearby can add credentials");
        }
        if (endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
            throw new IllegalStateException("backsource.tracing.endpoint: must have no query or fragment");
        }
    }

    private static SdkTracerProvider provider(
            URI endpoint,
            Duration interval,
            String service,
            String instance,
            SpanCounts counts,
            Duration timeout,
            ExportThreads threads) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setTimeout(timeout)
                .setExecutorService(threads)
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put(AttributeKey.stringKey("service.namespace"), "backsource")
                        .put(AttributeKey.stringKey("service.name"), service)
                        .put(AttributeKey.stringKey("service.instance.id"), instance)
                        .build())
                // Roots are chosen by those who begin them.
                .setIdGenerator(IDS)
                .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxNumberOfAttributes(MAX_ATTRIBUTES)
                        .setMaxAttributeValueLength(MAX_VALUE)
                        .build())
                .addSpanProcessor(counts)
                .addSpanProcessor(BatchSpanProcessor.builder(counts.of(exporter))
                        .setMaxQueueSize(QUEUE)
                        .setMaxExportBatchSize(BATCH)
                        .setScheduleDelay(interval)
                        .setExporterTimeout(timeout)
                        .build())
                .build();
    }

    /** Whether spans are made at all; if not, nothing should be allocated for them. */
    public boolean isOn() {
        return provider != null;
    }

    /** Makes the spans; when tracing is off, spans that record nothing. */
    public Tracer tracer() {
        return tracer;
    }

    /** Begins a trace that has an id already: 32 hexadecimal digits. */
    public Span begin(SpanBuilder span, String traceId) {
        return IDS.begin(span, traceId);
    }

    /** Exports the spans that have ended; returns once that is done, or has taken 1 s. */
    @Override
    public void close() {
        close(LAST_EXPORT);
    }

    void close(Duration atMost) {
        if (provider != null) {
            provider.shutdown().join(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
