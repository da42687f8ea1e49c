package dev.backsource.config.web.problem;

/**
 * A kind of problem. The kinds here are common to all interfaces over HTTP; a feature has its own kinds beside its failures.
 *
 * @param status the HTTP status code
 * @param name the stable name in the URN by which programs recognize the kind
 * @param title the kind in words
 * @param meaning the description of such a response in the OpenAPI document
 */
public record ProblemKind(int status, String name, String title, String meaning) {
    public static final ProblemKind INVALID_REQUEST = new ProblemKind(
            400,
            "invalid-request",
            "The request is not valid",
            "The request is not valid; errors says what is wrong with which field");
    public static final ProblemKind UNAUTHORIZED = new ProblemKind(
            401,
            "unauthorized",
            "Nobody is let in without a valid access key",
            "There is no access key, or none that is valid");
    public static final ProblemKind FORBIDDEN = new ProblemKind(
            403,
            "forbidden",
            "The caller may not do this",
            "The caller lacks a role, which detail names, or a browser asks for a page of another origin");
    public static final ProblemKind FOREIGN_ORIGIN = new ProblemKind(
            403, "foreign-origin", "Pages of other sites may not ask", "A browser asks for a page of another origin");
    public static final ProblemKind NOT_FOUND = notFound("not-found", "There is nothing here");
    public static final ProblemKind METHOD_NOT_ALLOWED = new ProblemKind(
            405,
            "method-not-allowed",
            "The method is not allowed here",
            "The path takes other methods; Allow says which");
    public static final ProblemKind NOT_ACCEPTABLE = new ProblemKind(
            406,
            "not-acceptable",
            "The answer has no form that the client accepts",
            "The client accepts no form that the answer has");
    public static final ProblemKind REQUEST_TIMEOUT = new ProblemKind(
            408, "request-timeout", "The request did not come in time", "The body did not come whole in time");
    public static final ProblemKind STALE_REVISION = new ProblemKind(
            412,
            "stale-revision",
            "The domain has changed meanwhile",
            "The domain is at another revision than If-Match says; ETag says at which");
    public static final ProblemKind BODY_TOO_LARGE =
            new ProblemKind(413, "body-too-large", "The body is too large", "The body is too large");
    public static final ProblemKind URI_TOO_LONG = new ProblemKind(
            414, "uri-too-long", "The request's target is too long", "The request's target is too long");
    public static final ProblemKind UNSUPPORTED_MEDIA_TYPE = new ProblemKind(
            415, "unsupported-media-type", "The body is of the wrong type", "The body is of another type, or coded");
    public static final ProblemKind MISDIRECTED_REQUEST = new ProblemKind(
            421,
            "misdirected-request",
            "The request is meant for another service",
            "Host names none of the service's names");
    public static final ProblemKind IDEMPOTENCY_KEY_REUSED = new ProblemKind(
            422,
            "idempotency-key-reused",
            "The key belongs to another request",
            "The Idempotency-Key came with another request before");
    public static final ProblemKind TOO_MANY_REQUESTS = new ProblemKind(
            429,
            "too-many-requests",
            "The caller asks for too much",
            "The caller asks for more than one may; RateLimit names the limit, Retry-After says when to ask again");
    public static final ProblemKind FIELDS_TOO_LARGE = new ProblemKind(
            431, "fields-too-large", "The request's header is too large", "The request's header is too large");
    public static final ProblemKind INTERNAL_ERROR =
            new ProblemKind(500, "internal-error", "The service failed", "The service failed; its log says why");
    public static final ProblemKind DATABASE_UNAVAILABLE = new ProblemKind(
            503,
            "database-unavailable",
            "The database can't be reached",
            "The database or Kafka can't be reached; Retry-After says when to ask again");
    public static final ProblemKind VERSION_NOT_SUPPORTED = new ProblemKind(
            505,
            "version-not-supported",
            "The version of HTTP is not spoken here",
            "The version of HTTP is not spoken here");

    /** For a path that names something that doesn't exist. */
    public static ProblemKind notFound(String name, String title) {
        return new ProblemKind(404, name, title, "What the path names is not there");
    }

    String urn() {
        return "urn:backsource:problem:" + name;
    }
}
