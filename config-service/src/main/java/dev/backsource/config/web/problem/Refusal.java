package dev.backsource.config.web.problem;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.policy.InvalidValueException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that is not answered as asked. Whoever refuses one, at whatever stage, makes a refusal of it; so a problem and its
 * status are the same everywhere.
 *
 * @param problem the answer's body and status
 * @param headers what the answer says beside it
 */
public record Refusal(Problem problem, Map<String, String> headers) {
    private static final long LINGER_MILLIS = 500;

    public Refusal {
        headers = Map.copyOf(headers);
    }

    /** Of a kind; {@code detail} says what is wrong this time and what to do. */
    public static Refusal of(ProblemKind kind, String detail) {
        return new Refusal(Problem.of(kind, detail, List.of()), Map.of());
    }

    /** With what {@code failure} says as the detail, and what can be done about it. */
    public static Refusal of(ProblemKind kind, RuntimeException failure) {
        var reason = String.valueOf(failure.getMessage());
        return failure instanceof RemediableException remediable && remediable.remedy() != null
                ? of(kind, reason, remediable.remedy())
                : of(kind, reason);
    }

    /**
     * Of a kind, about which the caller can do something.
     *
     * @param reason what is wrong this time, in no interface's language
     */
    public static Refusal of(ProblemKind kind, String reason, Remedy remedy) {
        return new Refusal(Problem.of(kind, reason, remedy), Map.of());
    }

    /** Of a request with violations. */
    public static Refusal of(InvalidRequestException e) {
        return new Refusal(Problem.of(e), Map.of());
    }

    /** Of what only the whole domain shows, such as a port that no origin may have or a state that is too large to be published. */
    public static Refusal of(InvalidValueException e) {
        return of(InvalidRequestException.of(e.field(), Violation.INVALID, e.detail()));
    }

    /** Of a body that is larger than any that is read. */
    public static Refusal tooLarge() {
        return of(ProblemKind.BODY_TOO_LARGE, "the body is larger than 1 MiB, the most that is read");
    }

    /** Of a body that is larger than the {@code max} bytes that are read. */
    public static Refusal tooLarge(int max) {
        return of(ProblemKind.BODY_TOO_LARGE, "the body is larger than " + max + " bytes, the most that is read");
    }

    /** The same with a header. */
    public Refusal with(CharSequence header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header.toString(), value);
        return new Refusal(problem, more);
    }

    /** The answer of a resource, to a request that is known to be refused then. */
    public Response toResponse(RoutingContext context) {
        problem.putInto(context);
        return toResponse();
    }

    /** The answer of a resource. */
    public Response toResponse() {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
        headers.forEach(response::header);
        return response.build();
    }

    /** Ends a request that no resource answers, unless it has an answer already. */
    public void end(RoutingContext context) {
        var response = context.response();
        if (response.ended() || response.headWritten() || response.closed()) {
            return;
        }
        problem.putInto(context);
        headers.forEach(response::putHeader);
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(problem.toJson()));
    }

    /**
     * Ends a request, and its connection a moment later: the rest of the request is not read, and the client needs the time to read
     * the answer.
     */
    public void endConnection(RoutingContext context) {
        closeBehindAnswer(context);
        end(context);
    }

    /** Has a request's connection ended a moment after its answer, which says so. */
    public static void closeBehindAnswer(RoutingContext context) {
        var request = context.request();
        if (request.version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.addEndHandler(ended -> context.vertx()
                    .setTimer(LINGER_MILLIS, late -> request.connection().close()));
        }
    }
}
