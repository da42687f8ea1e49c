package dev.backsource.edge.http.tracing;

import dev.backsource.deployment.tracing.TraceContext;
import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.edge.RequestTracingSettings;
import dev.backsource.edge.RequestTracingSettings.Continued;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the requests that are traced, and begins their traces. The trace of a trusted client is continued if it is sampled, 100 times a
 * second; of the other requests a share begins a trace. The rest costs a random number, and nothing when tracing is off. Thread-safe.
 */
public final class RequestTraces {
    private final boolean on;
    private final Tracer tracer;
    private final double ratio;
    private final boolean continuesAll;
    private final boolean toOrigins;
    private final ContinuedTraces continued;

    /**
     * @param nanoTime as {@link System#nanoTime}
     * @throws IllegalStateException when the share isn't one
     */
    public RequestTraces(Tracing tracing, RequestTracingSettings settings, LongSupplier nanoTime) {
        on = tracing.isOn();
        tracer = tracing.tracer();
        ratio = settings.ratio();
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalStateException("backsource.edge.tracing.ratio: must be from 0 to 1, not " + ratio);
        }
        continuesAll = settings.continued() == Continued.ALL;
        toOrigins = settings.toOrigins();
        continued = new ContinuedTraces(nanoTime);
    }

    /** Whether any request is traced. */
    public boolean isOn() {
        return on;
    }

    /**
     * Begins the trace of a request; null when it is not traced. To be called only when tracing is on.
     *
     * @param trusted whether the client is a trusted proxy
     * @param scheme of the client
     * @param host in lower case, without port and trailing dot
     * @param target path and query in normal form
     */
    public @Nullable RequestTrace begin(
            HttpServerRequest client, boolean trusted, String scheme, String host, String target) {
        var continues = trusted || continuesAll;
        var from = continues ? context(client) : null;
        if (!isTraced(from)) {
            return null;
        }
        var method = HttpAttributes.method(client.method());
        var span = tracer.spanBuilder(HttpAttributes.name(method))
                .setSpanKind(SpanKind.SERVER)
                .setParent(TraceContext.parent(from))
                .setAttribute(HttpAttributes.METHOD, method)
                .setAttribute(HttpAttributes.URL_SCHEME, scheme)
                .setAttribute(HttpAttributes.URL_PATH, HttpAttributes.path(target))
                .setAttribute(HttpAttributes.SERVER_ADDRESS, host)
                .setAttribute(HttpAttributes.PROTOCOL_VERSION, HttpAttributes.version(client.version()));
        var linked = continues ? null : carried(client);
        if (linked != null) {
            span.addLink(linked);
        }
        return new RequestTrace(tracer, span.startSpan(), method, toOrigins);
    }

    /**
     * Begins the trace of a request that was refused before its route was known, as one of the share; null when it is not traced. To be called only
     * when tracing is on.
     */
    public @Nullable RequestTrace refused(HttpServerRequest client) {
        if (!isChosen()) {
            return null;
        }
        // Nothing about the request is known to be well-formed.
        return new RequestTrace(
                tracer,
                tracer.spanBuilder(HttpAttributes.OTHER_NAME)
                        .setSpanKind(SpanKind.SERVER)
                        .setParent(TraceContext.parent(null))
                        .setAttribute(HttpAttributes.URL_SCHEME, client.isSSL() ? "https" : "http")
                        .startSpan(),
                HttpAttributes.OTHER_METHOD,
                toOrigins);
    }

    /** The id of the trace that a client's fields name; null when they name none. */
    public static @Nullable String carriedId(HttpServerRequest client) {
        var context = carried(client);
        return context == null ? null : context.getTraceId();
    }

    /** Without what vendors add, which is for those who continue the trace. */
    private static @Nullable SpanContext carried(HttpServerRequest client) {
        return TraceContext.of(traceparent(client));
    }

    private static @Nullable SpanContext context(HttpServerRequest client) {
        return traceparent(client) == null ? null : TraceContext.of(client.headers()::get);
    }

    /** The field if there is exactly one; several are invalid. */
    private static @Nullable String traceparent(HttpServerRequest client) {
        var first = client.headers().get(TraceContext.TRACEPARENT);
        return first != null
                        && client.headers().getAll(TraceContext.TRACEPARENT).size() == 1
                ? first
                : null;
    }

    private boolean isTraced(@Nullable SpanContext from) {
        return from == null ? isChosen() : from.isSampled() && (continued.admit() || isChosen());
    }

    private boolean isChosen() {
        return ratio == 1 || ThreadLocalRandom.current().nextDouble() < ratio;
    }
}
