package dev.backsource.deployment.tracing;

import dev.backsource.eventlog.EventRecords;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Spans of Kafka's records (OpenTelemetry's semantic conventions for messaging), as children of the trace that a record names. A record of no trace,
 * or of one that isn't sampled, has none.
 */
public final class RecordSpans {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("messaging.kafka.message.key");
    private static final AttributeKey<String> ID = AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    /** Whether the record is a removal. */
    private static final AttributeKey<Boolean> TOMBSTONE = AttributeKey.booleanKey("messaging.kafka.message.tombstone");

    private final boolean on;
    private final Tracer tracer;

    public RecordSpans(Tracing tracing) {
        this.on = tracing.isOn();
        this.tracer = tracing.tracer();
    }

    /** Whether spans are made at all. */
    public boolean isOn() {
        return on;
    }

    /** Begins the span of sending {@code unsent}; null for none. */
    public @Nullable Span send(ProducerRecord<String, byte[]> unsent) {
        var parent = parent(unsent.headers());
        return parent == null
                ? null
                : span("send", SpanKind.PRODUCER, parent, unsent.topic(), unsent.key(), unsent.headers())
                        .setAttribute(TOMBSTONE, unsent.value() == null)
                        .startSpan();
    }

    /** Sets where a sent record is. */
    public static void sent(Span span, int partition, long offset) {
        span.setAttribute(PARTITION, Integer.toString(partition)).setAttribute(OFFSET, offset);
    }

    /** Begins the span of processing {@code received}; null for none. */
    public @Nullable Span process(ConsumerRecord<String, byte[]> received) {
        var parent = parent(received.headers());
        return parent == null
                ? null
                : span("process", SpanKind.CONSUMER, parent, received.topic(), received.key(), received.headers())
                        .setAttribute(PARTITION, Integer.toString(received.partition()))
                        .setAttribute(OFFSET, received.offset())
                        .setAttribute(TOMBSTONE, received.value() == null)
                        .startSpan();
    }

    private @Nullable SpanContext parent(Headers headers) {
        if (!on) {
            return null;
        }
        var parent = TraceContext.of(EventRecords.texts(headers));
        return parent != null && parent.isSampled() ? parent : null;
    }

    private SpanBuilder span(
            String operation, SpanKind kind, SpanContext parent, String topic, @Nullable String key, Headers headers) {
        var span = tracer.spanBuilder(operation + " " + topic)
                .setParent(TraceContext.parent(parent))
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(TOPIC, topic)
                .setAttribute(OPERATION, operation)
                .setAttribute(OPERATION_TYPE, operation);
        var id = EventRecords.texts(headers).apply("ce_id");
        if (id != null) {
            span.setAttribute(ID, id);
        }
        return key == null ? span : span.setAttribute(KEY, key);
    }
}
