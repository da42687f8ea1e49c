package dev.backsource.config.web.problem;

import java.util.Locale;

/** The kinds of problems, each with its status code. */
public enum ProblemKind {
    INVALID_REQUEST(400, "The request is not valid"),
    UNAUTHORIZED(401, "This takes an administrator"),
    FORBIDDEN(403, "This takes an administrator"),
    FOREIGN_ORIGIN(403, "Pages of other sites may not ask"),
    NOT_FOUND(404, "There is nothing here"),
    UNKNOWN_DOMAIN(404, "There is no such domain"),
    UNKNOWN_REVISION(404, "There is no such revision"),
    UNKNOWN_PURGE(404, "There is no such purge"),
    UNKNOWN_EDGE(404, "There is no such edge"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "The answer has no form that the client accepts"),
    REQUEST_TIMEOUT(408, "The request did not come in time"),
    EDGE_STILL_REPORTS(409, "The edge is still in service"),
    DOMAIN_EXISTS(409, "The domain exists already"),
    REVISION_IS_A_REMOVAL(409, "The revision is a removal"),
    EVENTS_GONE(410, "The events that follow are not there"),
    STALE_REVISION(412, "The domain has changed meanwhile"),
    BODY_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The request's target is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of the wrong type"),
    MISDIRECTED_REQUEST(421, "The request is meant for another service"),
    IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request"),
    FIELDS_TOO_LARGE(431, "The request's header is too large"),
    INTERNAL_ERROR(500, "The service failed"),
    EVENTS_UNAVAILABLE(503, "The event stream can't be had now"),
    EDGES_UNAVAILABLE(503, "What edges there are can't be told or changed now"),
    DATABASE_UNAVAILABLE(503, "The database can't be reached"),
    VERSION_NOT_SUPPORTED(505, "The version of HTTP is not spoken here");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    String title() {
        return title;
    }

    String urn() {
        return "urn:backsource:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
