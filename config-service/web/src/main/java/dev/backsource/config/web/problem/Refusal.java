package dev.backsource.config.web.problem;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
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
 * The response to a refused request. All stages refuse requests by it, so that a problem and its status are the same everywhere.
 *
 * @param problem the response's body and status
 * @param headers further headers of the response
 */
public record Refusal(Problem problem, Map<String, String> headers) {
    /** The challenge to authenticate (RFC 9110 §11.6.1). */
    private static final String CHALLENGE = "Bearer realm=\"backsource\"";

    private static final int UNAUTHORIZED = 401;
    private static final long LINGER_MILLIS = 500;

    public Refusal {
        headers = Map.copyOf(headers);
    }

    /** Of a kind; {@code detail} has the fault of this request and its remedy. */
    public static Refusal of(ProblemKind kind, String detail) {
        return new Refusal(Problem.of(kind, detail, List.of()), Map.of());
    }

    /**
     * Of a kind, with a remedy for the caller.
     *
     * @param reason the fault of this request, in no interface's language
     */
    public static Refusal of(ProblemKind kind, String reason, Remedy remedy) {
        return new Refusal(Problem.of(kind, reason, remedy), Map.of());
    }

    /** For a request with violations. */
    public static Refusal of(InvalidRequestException e) {
        return new Refusal(Problem.of(e), Map.of());
    }

    /** For a refused operation. A request without known credentials is asked for them. */
    public static Refusal of(RefusedException refused) {
        var remedy = refused.remedy();
        var refusal =
                remedy == null ? of(refused.kind(), refused.reason()) : of(refused.kind(), refused.reason(), remedy);
        if (refused.kind().status() == UNAUTHORIZED) {
            refusal = refusal.with("WWW-Authenticate", CHALLENGE);
        }
        return refused.retryAfterSeconds() == 0
                ? refusal
                : refusal.with(HttpHeaders.RETRY_AFTER, Integer.toString(refused.retryAfterSeconds()));
    }

    /**
     * For a fault that only the whole domain shows, such as a port that no origin may have or a state that is too large to be published.
     */
    public static Refusal of(InvalidValueException e) {
        return of(InvalidRequestException.of(e.field(), Violation.INVALID, e.detail()));
    }

    /** For a body above the largest size that is read. */
    public static Refusal tooLarge() {
        return of(ProblemKind.BODY_TOO_LARGE, "the body exceeds 1 MiB");
    }

    /** For a body above the {@code max} bytes that are read. */
    public static Refusal tooLarge(int max) {
        return of(ProblemKind.BODY_TOO_LARGE, "the body exceeds " + max + " bytes");
    }

    /** The same with a header. */
    public Refusal with(CharSequence header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header.toString(), value);
        return new Refusal(problem, more);
    }

    /**
     * The same, of a mass change.
     *
     * @param domains the number of domains to confirm
     * @param limit the number of domains that take no confirmation
     */
    public Refusal ofMassChange(long domains, long limit) {
        return new Refusal(problem.ofMassChange(domains, limit), headers);
    }

    /** The response of a resource; it also marks the request as refused. */
    public Response toResponse(RoutingContext context) {
        problem.putInto(context);
        return toResponse();
    }

    /** The response of a resource. */
    public Response toResponse() {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
        headers.forEach(response::header);
        return response.build();
    }

    /** Ends a request that no resource answers, unless it has been answered already. */
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
     * Ends a request, and its connection a moment later: the rest of the request is not read, and the client needs the time to read the
     * response.
     */
    public void endConnection(RoutingContext context) {
        closeBehindAnswer(context);
        end(context);
    }

    /** Closes a request's connection a moment after its response, which announces it. */
    public static void closeBehindAnswer(RoutingContext context) {
        var request = context.request();
        if (request.version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.addEndHandler(ended -> context.vertx()
                    .setTimer(LINGER_MILLIS, late -> request.connection().close()));
        }
    }
}
