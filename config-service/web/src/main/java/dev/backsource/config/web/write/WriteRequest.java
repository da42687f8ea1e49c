package dev.backsource.config.web.write;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.web.caller.ClientAddress;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.routing.RoutedRequest;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.IdempotencyKey;
import dev.backsource.config.write.MassConfirmation;
import dev.backsource.config.write.Provenance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a write, with its caller and target.
 *
 * @param expected the revision that the write expects
 * @param conditional whether the request has such an expectation
 * @param provenance the caller and the trace
 * @param key null when there is none
 * @param target the names in the path beside a domain; null for none
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
     * @param trace the {@code traceparent} of the change; empty for none
     * @throws InvalidRequestException when one is malformed
     */
    static WriteRequest of(HttpServerRequest request, byte[] body, Caller caller, RoutedRequest routed, String trace) {
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
                expected, !ifMatch.isEmpty(), new Provenance(trace, caller, audited), key, routed.target());
    }

    /** The same request with the caller's confirmation. */
    public WriteRequest confirming(MassConfirmation confirmation) {
        return new WriteRequest(expected, conditional, provenance.confirming(confirmation), key, target);
    }

    /** Refuses a key, for a write whose response is not stored. */
    public void refuseKey(String why) {
        if (key != null) {
            throw InvalidRequestException.of(IdempotencyKeys.HEADER, Violation.INVALID, why);
        }
    }

    /** The caller. */
    public Caller caller() {
        return provenance.caller();
    }

    /** The request in the audit. */
    public AuditedRequest audited() {
        return provenance.request();
    }

    /** Refuses {@code If-Match}, for a write that no revision could match; {@code why} gives the reason. */
    public void refuseExpectation(String why) {
        if (conditional) {
            throw InvalidRequestException.of("If-Match", Violation.INVALID, why);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
