package dev.backsource.config.web.routing;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.problem.Refusal;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Responses to failed requests: refusals of HTTP by the framework, and all failures of resources. */
final class FailureResponses {
    private final Failures failures;
    private final RouteTable routes;
    private final CurrentVertxRequest current;

    FailureResponses(Failures failures, RouteTable routes, CurrentVertxRequest current) {
        this.failures = failures;
        this.routes = routes;
        this.current = current;
    }

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
        return Refusal.of(ProblemKind.NOT_ACCEPTABLE, "responses are application/json; accept this media type")
                .toResponse(current.getCurrent());
    }

    /** Names the accepted format (RFC 9110 §15.5.16, RFC 5789 §2.2). */
    @ServerExceptionMapper
    Response notSupported(NotSupportedException e, Request request) {
        var isPatch = request.getMethod().equals("PATCH");
        var type = isPatch ? MergePatch.MEDIA_TYPE : "application/json";
        return Refusal.of(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        "send JSON as UTF-8, without a Content-Encoding, with the header Content-Type: " + type)
                .with(isPatch ? "Accept-Patch" : HttpHeaders.ACCEPT, type)
                .with(HttpHeaders.ACCEPT_ENCODING, "identity")
                .toResponse(current.getCurrent());
    }

    @ServerExceptionMapper
    Response other(WebApplicationException e) {
        return switch (e.getResponse().getStatus()) {
            case 413 -> Refusal.tooLarge().toResponse(current.getCurrent());
            case 400 ->
                Refusal.of(ProblemKind.INVALID_REQUEST, "the request is malformed")
                        .toResponse(current.getCurrent());
            default -> thrown(e);
        };
    }

    @ServerExceptionMapper
    Response thrown(Throwable e) {
        return failures.refusal(e, "a request").toResponse(current.getCurrent());
    }

    private Response unserved(Request request, UriInfo uri) {
        return routes.refusal(request.getMethod(), uri.getRequestUri().getRawPath())
                .toResponse(current.getCurrent());
    }
}
