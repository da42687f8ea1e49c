package dev.backsource.testing.telemetry;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as it was exported.
 *
 * @param service the attributes of its service
 * @param kind such as {@code SERVER}
 * @param parentId empty for the first span of a trace
 * @param linked the ids of linked traces
 * @param attributes as text
 */
public record CollectedSpan(
        Map<String, String> service,
        String name,
        String kind,
        String traceId,
        String spanId,
        String parentId,
        List<String> linked,
        boolean failed,
        Map<String, String> attributes) {

    static CollectedSpan of(List<KeyValue> service, Span span) {
        return new CollectedSpan(
                attributes(service),
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                hex(span.getTraceId().asReadOnlyByteBuffer()),
                hex(span.getSpanId().asReadOnlyByteBuffer()),
                hex(span.getParentSpanId().asReadOnlyByteBuffer()),
                span.getLinksList().stream()
                        .map(link -> hex(link.getTraceId().asReadOnlyByteBuffer()))
                        .toList(),
                span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
                attributes(span.getAttributesList()));
    }

    private static String hex(ByteBuffer id) {
        var bytes = new byte[id.remaining()];
        id.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Map<String, String> attributes(List<KeyValue> given) {
        var read = new TreeMap<String, String>();
        given.forEach(attribute -> read.put(attribute.getKey(), text(attribute.getValue())));
        return read;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            default -> value.toString();
        };
    }
}
