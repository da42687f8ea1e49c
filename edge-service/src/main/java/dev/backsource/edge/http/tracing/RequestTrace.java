package dev.backsource.edge.http.tracing;

import dev.backsource.edge.error.ProxyError;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** The span of one client's request, from the look-up of its route to the end of its response. */
public final class RequestTrace {
    private static final int SERVER_ERROR = 500;

    private final Tracer tracer;
    private final Span span;
    private final String method;
    private final boolean toOrigins;

    RequestTrace(Tracer tracer, Span span, String method, boolean toOrigins) {
        this.tracer = tracer;
        this.span = span;
        this.method = method;
        this.toOrigins = toOrigins;
    }

    /** The id of the trace: 32 hexadecimal digits. */
    public String id() {
        return span.getSpanContext().getTraceId();
    }

    /**
     * Begins the span of an attempt at an origin. The attempt may outlive the request: others wait for the same response, or the client has its own.
     *
     * @param scheme of the request to the origin
     * @param address a name or an IP address
     * @param target path and query
     * @param resends the number of attempts before this one
     */
    public AttemptSpan attempt(String scheme, String address, int port, String target, int resends) {
        var begun = tracer.spanBuilder(HttpAttributes.name(method))
                .setSpanKind(SpanKind.CLIENT)
                .setParent(Context.root().with(span))
                .setAttribute(HttpAttributes.METHOD, method)
                .setAttribute(HttpAttributes.SERVER_ADDRESS, address)
                .setAttribute(HttpAttributes.SERVER_PORT, (long) port)
                .setAttribute(
                        HttpAttributes.URL_FULL,
                        scheme + "://" + authority(address, port) + HttpAttributes.path(target));
        if (resends > 0) {
            begun.setAttribute(HttpAttributes.RESENDS, (long) resends);
        }
        return new AttemptSpan(begun.startSpan(), toOrigins);
    }

    private static String authority(String address, int port) {
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }

    /**
     * The response has ended.
     *
     * @param cache the label of the cache's part in it
     * @param error the reason for another response than the requested one; null without
     */
    public void end(int status, long bytes, String cache, @Nullable ProxyError error) {
        span.setAttribute(HttpAttributes.STATUS, (long) status)
                .setAttribute(HttpAttributes.BODY_SIZE, bytes)
                .setAttribute(HttpAttributes.CACHE, cache);
        if (error != null) {
            span.setAttribute(HttpAttributes.ERROR_TYPE, error.token());
        } else if (status >= SERVER_ERROR) {
            span.setAttribute(HttpAttributes.ERROR_TYPE, Integer.toString(status));
        }
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
