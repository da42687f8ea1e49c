package dev.backsource.deployment.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.trace.IdGenerator;
import org.jspecify.annotations.Nullable;

/** Random ids, and traces that begin with an id that others know already. */
final class GivenTraceIds implements IdGenerator {
    private static final IdGenerator RANDOM = IdGenerator.random();

    /** The id of the trace that this thread begins; null for a random one. */
    private final ThreadLocal<@Nullable String> given = new ThreadLocal<>();

    /** Begins a trace with that id. */
    Span begin(SpanBuilder span, String traceId) {
        given.set(traceId);
        try {
            return span.setNoParent().startSpan();
        } finally {
            given.remove();
        }
    }

    @Override
    public String generateTraceId() {
        var id = given.get();
        return id == null ? RANDOM.generateTraceId() : id;
    }

    @Override
    public String generateSpanId() {
        return RANDOM.generateSpanId();
    }
}
