package dev.backsource.deployment.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trace contexts in header fields (W3C Trace Context). */
public final class TraceContext {
    /** The field of the trace's and the span's id (§3.2). */
    public static final String TRACEPARENT = "traceparent";

    /** The field of what vendors add (§3.3). */
    public static final String TRACESTATE = "tracestate";

    /** Characters of a {@code tracestate} that everybody has to pass on (§3.3.1.5). A longer one is dropped as a whole. */
    private static final int MAX_STATE = 512;

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Function<String, @Nullable String>> FIELDS = new Fields();

    private TraceContext() {}

    /**
     * The context in the fields that {@code header} reads; null when there is none, or an invalid one. It has no state if {@code tracestate} is longer
     * than 512 characters, or has whitespace in a row.
     */
    public static @Nullable SpanContext of(Function<String, @Nullable String> header) {
        return extract(name -> {
            var value = header.apply(name);
            return value != null && name.equals(TRACESTATE) && !isQuicklyRead(value) ? null : value;
        });
    }

    /** The context that a value of {@code traceparent} names, without state; null when there is none, or an invalid one. */
    public static @Nullable SpanContext of(@Nullable String traceparent) {
        return traceparent == null ? null : extract(name -> name.equals(TRACEPARENT) ? traceparent : null);
    }

    private static @Nullable SpanContext extract(Function<String, @Nullable String> header) {
        if (header.apply(TRACEPARENT) == null) {
            return null;
        }
        var context =
                Span.fromContext(W3C.extract(Context.root(), header, FIELDS)).getSpanContext();
        return context.isValid() ? context : null;
    }

    /** The propagator splits the state by a pattern whose time grows with the square of the whitespace in a row. */
    private static boolean isQuicklyRead(String state) {
        if (state.length() > MAX_STATE) {
            return false;
        }
        for (var i = 1; i < state.length(); i++) {
            if (isBlank(state.charAt(i)) && isBlank(state.charAt(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    /** Whether a field of that name is part of a trace context. */
    public static boolean isField(CharSequence name) {
        return is(TRACEPARENT, name) || is(TRACESTATE, name);
    }

    private static boolean is(String field, CharSequence name) {
        return name.length() == field.length() && field.equalsIgnoreCase(name.toString());
    }

    /** A parent for a span; without one the span begins a trace. */
    public static Context parent(@Nullable SpanContext of) {
        return of == null ? Context.root() : Context.root().with(Span.wrap(of));
    }

    /** Passes the fields of {@code span} to {@code to}: {@code traceparent}, and {@code tracestate} unless it is empty. */
    public static void write(Span span, BiConsumer<String, String> to) {
        W3C.inject(
                Context.root().with(span),
                to,
                (fields, name, value) -> Objects.requireNonNull(fields).accept(name, value));
    }

    /** The value of {@code traceparent} for {@code span}. */
    public static String traceparent(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    private static final class Fields implements TextMapGetter<Function<String, @Nullable String>> {
        @Override
        public Iterable<String> keys(Function<String, @Nullable String> header) {
            return List.of(TRACEPARENT, TRACESTATE);
        }

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> header, String name) {
            return header == null ? null : header.apply(name);
        }
    }
}
