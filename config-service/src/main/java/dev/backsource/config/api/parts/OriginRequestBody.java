package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.OriginRequest;
import java.util.List;
import java.util.function.Supplier;

/** The back-to-origin requests of a domain, as a client sets them. The edges decide fields that are left out. */
final class OriginRequestBody {
    private static final JsonField<String> HOST = JsonField.text("host")
            .length(1, OriginRequest.MAX_HOST_SPELLING_LENGTH)
            .titled("Host")
            .described("the Host sent to the origins, optionally with a port; default: the client's")
            .example("origin.example.com");
    private static final JsonField<Integer> CONNECT_TIMEOUT = JsonField.integer(
                    "connectTimeoutMs", OriginRequest.MIN_TIMEOUT_MS, OriginRequest.MAX_CONNECT_TIMEOUT_MS)
            .titled("Connect timeout")
            .described("milliseconds");
    private static final JsonField<Integer> FIRST_BYTE_TIMEOUT = JsonField.integer(
                    "firstByteTimeoutMs", OriginRequest.MIN_TIMEOUT_MS, OriginRequest.MAX_TIMEOUT_MS)
            .titled("First-byte timeout")
            .described("milliseconds from sending the request");
    private static final JsonField<Integer> IDLE_TIMEOUT = JsonField.integer(
                    "idleTimeoutMs", OriginRequest.MIN_TIMEOUT_MS, OriginRequest.MAX_TIMEOUT_MS)
            .titled("Idle timeout")
            .described("milliseconds between bytes of the response");
    private static final JsonField<Boolean> HTTP2 = JsonField.bool("http2")
            .titled("HTTP/2 to origins")
            .described("whether edges may use HTTP/2 to the origins; only false is accepted, since edges have no"
                    + " HTTP/2 client yet; default: the edges' choice, at present HTTP/1.1");

    private static final JsonField<String> PROBE_PATH = JsonField.text("probePath")
            .length(1, OriginRequest.MAX_PROBE_PATH)
            .titled("Probe path")
            .described("path and query that pre-flights and probers request from the origins; default: /")
            .example("/health");
    private static final JsonField<String> FORWARDED_PROTO_FIELD = JsonField.text("forwardedProtoField")
            .length(1, OriginRequest.MAX_FIELD_NAME)
            .titled("Field for the client's scheme")
            .described(
                    "the name of the request field by which edges tell the origins http or https (Front-End-Https and"
                            + " X-Forwarded-Ssl: on or off); default: X-Forwarded-Proto")
            .example("X-Forwarded-Proto");

    static final JsonType<OriginRequest> TYPE = JsonShape.of(
                    "OriginRequestBody",
                    HOST,
                    CONNECT_TIMEOUT,
                    FIRST_BYTE_TIMEOUT,
                    IDLE_TIMEOUT,
                    HTTP2,
                    PROBE_PATH,
                    FORWARDED_PROTO_FIELD)
            .readBy(OriginRequestBody::read);

    private OriginRequestBody() {}

    /** The kernel checks each field alone, so that all faults are reported together. */
    private static OriginRequest read(JsonFields fields) {
        var host = fields.get(HOST);
        var connect = fields.get(CONNECT_TIMEOUT);
        var firstByte = fields.get(FIRST_BYTE_TIMEOUT);
        var idle = fields.get(IDLE_TIMEOUT);
        var http2 = fields.get(HTTP2);
        var probePath = fields.get(PROBE_PATH);
        var protoField = fields.get(FORWARDED_PROTO_FIELD);
        fields.refuseOthers();
        var checks = List.of(
                isValid(fields, HOST, Violation.MALFORMED, () -> OriginRequest.DEFAULT.withHost(host)),
                isInRange(fields, CONNECT_TIMEOUT, () -> OriginRequest.DEFAULT.withConnectTimeoutMs(connect)),
                isInRange(fields, FIRST_BYTE_TIMEOUT, () -> OriginRequest.DEFAULT.withFirstByteTimeoutMs(firstByte)),
                isInRange(fields, IDLE_TIMEOUT, () -> OriginRequest.DEFAULT.withIdleTimeoutMs(idle)),
                isValid(fields, HTTP2, Violation.INVALID, () -> OriginRequest.DEFAULT.withHttp2(http2)),
                isValid(fields, PROBE_PATH, Violation.MALFORMED, () -> OriginRequest.DEFAULT.withProbePath(probePath)),
                isValid(
                        fields,
                        FORWARDED_PROTO_FIELD,
                        Violation.INVALID,
                        () -> OriginRequest.DEFAULT.withForwardedProtoField(protoField)));
        return checks.contains(false)
                ? OriginRequest.DEFAULT
                : OriginRequest.DEFAULT
                        .withHost(host)
                        .withConnectTimeoutMs(connect)
                        .withFirstByteTimeoutMs(firstByte)
                        .withIdleTimeoutMs(idle)
                        .withHttp2(http2)
                        .withProbePath(probePath)
                        .withForwardedProtoField(protoField);
    }

    private static boolean isInRange(JsonFields fields, JsonField<?> field, Supplier<OriginRequest> kernel) {
        return isValid(fields, field, Violation.RANGE, kernel);
    }

    private static boolean isValid(JsonFields fields, JsonField<?> field, String code, Supplier<OriginRequest> kernel) {
        return fields.violations().check(fields.pathOf(field), code, kernel) != null;
    }
}
