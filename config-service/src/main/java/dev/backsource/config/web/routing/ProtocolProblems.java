package dev.backsource.config.web.routing;

import dev.backsource.config.database.DatabaseFailures;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.ProblemResponses;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of HTTP itself, and those that nobody expected. No internals get out. */
final class ProtocolProblems {
    private static final Logger LOG = Logger.getLogger(ProtocolProblems.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    Response notFound(NotFoundException e, Request request, UriInfo uri) {
        return unserved(request, uri);
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException e, Request request, UriInfo uri) {
        return unserved(request, uri);
    }

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException e) {
        return ProblemResponses.of(ProblemKind.NOT_ACCEPTABLE, "answers are application/json; accept that")
                .build();
    }

    /** What may be sent instead (RFC 9110 §15.5.16, RFC 5789 §2.2). */
    @ServerExceptionMapper
    Response notSupported(NotSupportedException e, Request request) {
        var isPatch = request.getMethod().equals("PATCH");
        var type = isPatch ? MergePatch.MEDIA_TYPE : "application/json";
        return ProblemResponses.of(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        "send JSON as UTF-8, without a Content-Encoding, with the header Content-Type: " + type)
                .header(isPatch ? "Accept-Patch" : HttpHeaders.ACCEPT, type)
                .header(HttpHeaders.ACCEPT_ENCODING, "identity")
                .build();
    }

    private static Response unserved(Request request, UriInfo uri) {
        var unserved = Unserved.of(request.getMethod(), uri.getRequestUri().getRawPath());
        return ProblemResponses.of(unserved.problem())
                .header(HttpHeaders.ALLOW, unserved.allow())
                .build();
    }

    @ServerExceptionMapper
    Response other(WebApplicationException e) {
        return switch (e.getResponse().getStatus()) {
            case 413 -> ProblemResponses.of(Problem.tooLarge()).build();
            case 400 ->
                ProblemResponses.of(ProblemKind.INVALID_REQUEST, "the request can't be read")
                        .build();
            default -> unexpected(e);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        if (DatabaseFailures.isUnavailable(e)) {
            return ProblemResponses.of(
                            ProblemKind.DATABASE_UNAVAILABLE, "nothing was changed, or it is not known; try again")
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        LOG.error("a request failed", e);
        return ProblemResponses.of(ProblemKind.INTERNAL_ERROR, "the failure is in the service's log")
                .build();
    }
}
