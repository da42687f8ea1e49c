package dev.backsource.edge.http.tracing;

import dev.backsource.deployment.tracing.TraceContext;
import dev.backsource.edge.error.ProxyError;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.http.HttpVersion;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The span of one attempt at an origin, from the choice of the origin to the end of its response. */
public final class AttemptSpan {
    private static final int CLIENT_ERROR = 400;
    private static final String CANCELLED = "cancelled";

    private final Span span;
    private final boolean toOrigin;

    AttemptSpan(Span span, boolean toOrigin) {
        this.span = span;
        this.toOrigin = toOrigin;
    }

    /** Passes the request's fields to {@code to}; where origins get contexts, with this one in place of the client's. */
    public void send(
            BiConsumer<CharSequence, CharSequence> to, Consumer<BiConsumer<CharSequence, CharSequence>> fields) {
        if (!toOrigin) {
            fields.accept(to);
            return;
        }
        fields.accept((name, value) -> {
            if (!TraceContext.isField(name)) {
                to.accept(name, value);
            }
        });
        TraceContext.write(span, to::accept);
    }

    /** The origin has responded. */
    public void answered(int status, HttpVersion version) {
        span.setAttribute(HttpAttributes.STATUS, (long) status)
                .setAttribute(HttpAttributes.PROTOCOL_VERSION, HttpAttributes.version(version));
        if (status >= CLIENT_ERROR) {
            span.setAttribute(HttpAttributes.ERROR_TYPE, Integer.toString(status))
                    .setStatus(StatusCode.ERROR);
        }
    }

    /** The attempt has failed; {@link #end} follows. */
    public void failed(ProxyError error) {
        span.setAttribute(HttpAttributes.ERROR_TYPE, error.token()).setStatus(StatusCode.ERROR);
    }

    /** The response, or its rest, isn't wanted any more; {@link #end} follows. */
    public void cancelled() {
        span.setAttribute(HttpAttributes.ERROR_TYPE, CANCELLED).setStatus(StatusCode.ERROR);
    }

    /** The attempt is over. */
    public void end() {
        span.end();
    }
}
