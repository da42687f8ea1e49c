package dev.backsource.config.web.write;

import dev.backsource.deployment.tracing.TraceContext;
import dev.backsource.deployment.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * The spans of writes, from the check of the caller to the response. A write continues its caller's trace, or begins one; a write whose caller does
 * not sample its trace has none. The change's event names the span, so that everything that follows from it belongs to the trace.
 */
@Singleton
public final class WriteTraces {
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final int SERVER_ERROR = 500;
    private static final String CLIENT_LEFT = "connection_terminated";

    private final Tracing tracing;

    WriteTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    /**
     * Begins the span of a write and returns the {@code traceparent} of its change, which is empty for none.
     *
     * @param operation the id of the operation
     * @param known the {@code traceparent} of the change without tracing: the caller's, one that the caller is told, or empty
     */
    public String begin(RoutingContext context, String operation, String known) {
        if (!tracing.isOn()) {
            return known;
        }
        var carried = context.request().getHeader(TraceContext.TRACEPARENT);
        var parent = Traces.of(carried).isEmpty() ? null : TraceContext.of(context.request()::getHeader);
        if (parent != null && !parent.isSampled()) {
            return known;
        }
        var span = tracing.tracer().spanBuilder(name(context, operation)).setSpanKind(SpanKind.SERVER);
        var begun = parent == null && !known.isEmpty()
                ? tracing.begin(span, Traces.id(known))
                : span.setParent(TraceContext.parent(parent)).startSpan();
        return follow(context, begun);
    }

    private static String name(RoutingContext context, String operation) {
        return context.request().method().name() + " " + operation;
    }

    private static String follow(RoutingContext context, Span span) {
        var request = context.request();
        span.setAttribute(METHOD, request.method().name())
                .setAttribute(SCHEME, request.isSSL() ? "https" : "http")
                .setAttribute(PATH, String.valueOf(request.path()));
        context.addEndHandler(ended -> end(context, span));
        return TraceContext.traceparent(span.getSpanContext());
    }

    private static void end(RoutingContext context, Span span) {
        var response = context.response();
        if (response.headWritten()) {
            var status = response.getStatusCode();
            span.setAttribute(STATUS, (long) status);
            if (status >= SERVER_ERROR) {
                span.setAttribute(ERROR_TYPE, Integer.toString(status)).setStatus(StatusCode.ERROR);
            }
        } else {
            span.setAttribute(ERROR_TYPE, CLIENT_LEFT);
        }
        span.end();
    }
}
