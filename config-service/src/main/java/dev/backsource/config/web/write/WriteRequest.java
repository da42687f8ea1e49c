package dev.backsource.config.web.write;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.web.caller.ClientAddress;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.routing.RoutedRequest;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.IdempotencyKey;
import dev.backsource.config.write.Provenance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a write says beside its body.
 *
 * @param expected which revision it is meant for
 * @param conditional whether it says so
 * @param provenance who makes it, and in which trace
 * @param key null when it has none
 * @param target what its path names beside a domain; null for nothing
 */
public record WriteRequest(
        ExpectedRevision expected,
        boolean conditional,
        Provenance provenance,
        @Nullable IdempotencyKey key,
        @Nullable String target) {

    /**
     * Reads the headers.
     *
     * @throws InvalidRequestException when one is malformed
     */
    static WriteRequest of(HttpServerRequest request, byte[] body, Caller caller, RoutedRequest routed) {
        var ifMatch = request.headers().getAll(HttpHeaders.IF_MATCH);
        var expected = EntityTags.expected(ifMatch);
        var whole = List.of(utf8(request.method().name()), utf8(request.uri()), utf8(String.join(",", ifMatch)), body);
        var key = IdempotencyKeys.read(
                request.headers().getAll(IdempotencyKeys.HEADER), caller.id() + " " + caller.name(), whole);
        var audited = new AuditedRequest(
                routed.operation().id(),
                request.method().name(),
                routed.operation().status(),
                ClientAddress.of(request),
                key == null ? null : key.key(),
                routed.target());
        return new WriteRequest(
                expected,
                !ifMatch.isEmpty(),
                new Provenance(Traces.of(request.getHeader("traceparent")), caller, audited),
                key,
                routed.target());
    }

    /** For a write whose answer is not kept. */
    public void refuseKey(String why) {
        if (key != null) {
            throw InvalidRequestException.of(IdempotencyKeys.HEADER, Violation.INVALID, why);
        }
    }

    /** Who makes it. */
    public Caller caller() {
        return provenance.caller();
    }

    /** As the audit has it. */
    public AuditedRequest audited() {
        return provenance.request();
    }

    /** For a write that no revision could match; {@code why} says so. */
    public void refuseExpectation(String why) {
        if (conditional) {
            throw InvalidRequestException.of("If-Match", Violation.INVALID, why);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
