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
 * slow or dead, further spans are dropped and counted. No request waits for an export. When tracing is off, nothing is created.
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
    private static final Duration LAST_EXPORT = Duration.ofSeconds(1);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Makes no spans. */
    public static final Tracing OFF = new Tracing(null);

    private final @Nullable SdkTracerProvider provider;
    private final Tracer tracer;

    private Tracing(@Nullable SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = (provider == null ? TracerProvider.noop() : provider).get("dev.backsource");
    }

    /**
     * The tracing of {@code service} by the settings; off when they name no endpoint.
     *
     * @param service its name, {@code service.name} of the spans
     * @param instance tells this process from the service's others, {@code service.instance.id} of the spans
     * @param meters counts spans, and those exported
     * @throws IllegalStateException when the endpoint is no HTTP URL, or has credentials
     */
    public static Tracing open(TracingSettings settings, String service, String instance, MeterRegistry meters) {
        var counts = SpanCounts.register(meters);
        return settings.endpoint()
                .map(endpoint -> new Tracing(provider(check(endpoint), settings.interval(), service, instance, counts)))
                .orElse(OFF);
    }

    private static URI check(URI endpoint) {
        var scheme = endpoint.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme) || endpoint.getHost() == null) {
            throw new IllegalStateException(
                    "backsource.tracing.endpoint: must be a URL such as http://localhost:4318/v1/traces");
        }
        if (endpoint.getUserInfo() != null) {
            throw new IllegalStateException(
                    "backsource.tracing.endpoint: must have no user or password; a collector nearby can add credentials");
        }
        return endpoint;
    }

    private static SdkTracerProvider provider(
            URI endpoint, Duration interval, String service, String instance, SpanCounts counts) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setTimeout(EXPORT_TIMEOUT)
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
                        .setExporterTimeout(EXPORT_TIMEOUT)
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
        if (provider != null) {
            provider.shutdown().join(LAST_EXPORT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
