package dev.backsource.config.aliyun.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.aliyun.answer.AnswerFormat;
import dev.backsource.config.aliyun.answer.CallError;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.web.write.Traces;
import dev.backsource.policy.Printable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * One call and its response. Its {@code RequestId} is the id of its trace, so that the audit, the history's event and its consumers have it
 * as well: the caller's trace, or one that begins here.
 */
final class CallExchange {
    private final RoutingContext context;
    private final String traceparent;
    private AnswerFormat format;
    private String action = "Unknown";

    CallExchange(RoutingContext context) {
        this.context = context;
        this.format = CallFormat.ofHead(context.request());
        var given = Traces.of(context.request().getHeader("traceparent"));
        traceparent = given.isEmpty() ? ownTrace() : given;
        RequestAudit.isOf(context, traceparent);
    }

    private static String ownTrace() {
        var span = Long.toHexString(UUID.randomUUID().getMostSignificantBits() | Long.MIN_VALUE);
        return "00-" + UUID.randomUUID().toString().replace("-", "") + "-" + span + "-00";
    }

    RoutingContext context() {
        return context;
    }

    String traceparent() {
        return traceparent;
    }

    String requestId() {
        return Traces.id(traceparent)
                .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
                .toUpperCase(Locale.ROOT);
    }

    /** Sets the format of the response. */
    void answerAs(AnswerFormat other) {
        format = other;
    }

    /** Sets the operation of the call. */
    void isOf(String name) {
        action = name;
    }

    void answer(ObjectNode fields) {
        var answer = identified();
        answer.setAll(fields);
        end(200, action + "Response", answer);
    }

    void refuse(CallError error) {
        var response = context.response();
        if (response.ended() || response.headWritten() || response.closed()) {
            return;
        }
        error.problem().putInto(context);
        error.headers().forEach(response::putHeader);
        var answer = identified();
        answer.put("HostId", host());
        answer.put("Code", error.code().code());
        answer.put("Message", error.message());
        end(error.code().status(), "Error", answer);
    }

    /** As {@link #refuse}, without reading the rest of the request. */
    void refuseAndClose(CallError error) {
        Refusal.closeBehindAnswer(context);
        refuse(error);
    }

    private ObjectNode identified() {
        return JsonNodeFactory.instance.objectNode().put("RequestId", requestId());
    }

    private String host() {
        var authority = context.request().authority();
        return authority == null ? "" : Printable.of(Objects.toString(authority));
    }

    private void end(int status, String root, ObjectNode answer) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .putHeader("x-acs-request-id", requestId())
                .end(Buffer.buffer(format.render(root, answer)));
    }
}
