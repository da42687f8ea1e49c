package dev.backsource.config.outbox.relay;

import dev.backsource.deployment.tracing.RecordSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The spans of records that are published together, as children of their changes' requests. */
final class SendSpans {
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    /** In the order of the records; null where a record has none. */
    private final List<@Nullable Span> spans;

    private SendSpans(List<@Nullable Span> spans) {
        this.spans = spans;
    }

    static SendSpans begin(RecordSpans of, List<ProducerRecord<String, byte[]>> records) {
        return new SendSpans(of.isOn() ? records.stream().map(of::send).toList() : List.of());
    }

    /** The records are published. */
    void sent(List<RecordMetadata> published) {
        for (var i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            if (span != null) {
                RecordSpans.sent(
                        span, published.get(i).partition(), published.get(i).offset());
                span.end();
            }
        }
    }

    /** No record is published, or it is not known. */
    void failed(RuntimeException failure) {
        for (var span : spans) {
            if (span != null) {
                span.setAttribute(ERROR_TYPE, failure.getClass().getSimpleName())
                        .setStatus(StatusCode.ERROR)
                        .end();
            }
        }
    }
}
