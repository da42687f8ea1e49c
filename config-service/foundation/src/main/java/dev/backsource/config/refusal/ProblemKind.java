package dev.backsource.config.refusal;

import dev.backsource.config.remedy.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * A kind of problem. The kinds here are common to all interfaces over HTTP; a feature has its own kinds beside its refusals.
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
            "Invalid request",
            "The request is invalid; errors lists the fields and their violations");
    public static final ProblemKind UNAUTHORIZED = new ProblemKind(
            401, "unauthorized", "A valid access key is required", "The access key is missing or invalid");
    public static final ProblemKind SIGN_IN_REFUSED = new ProblemKind(
            401, "sign-in-refused", "Sign-in failed", "The username, the password or the link is wrong");
    public static final ProblemKind FORBIDDEN = new ProblemKind(
            403,
            "forbidden",
            "Forbidden",
            "The caller lacks a role, which detail names, or the request comes from a page of another origin");
    public static final ProblemKind FOREIGN_ORIGIN = new ProblemKind(
            403,
            "foreign-origin",
            "Cross-origin requests are not allowed",
            "The request comes from a page of another origin");
    public static final ProblemKind NOT_FOUND = notFound("not-found", "Not found");
    public static final ProblemKind METHOD_NOT_ALLOWED = new ProblemKind(
            405, "method-not-allowed", "Method not allowed", "The path does not support the method; see Allow");
    public static final ProblemKind NOT_ACCEPTABLE = new ProblemKind(
            406, "not-acceptable", "Not acceptable", "The client accepts none of the available media types");
    public static final ProblemKind REQUEST_TIMEOUT =
            new ProblemKind(408, "request-timeout", "Request timeout", "The body was not received in time");
    public static final ProblemKind STALE_REVISION = new ProblemKind(
            412,
            "stale-revision",
            "The domain has changed",
            "The domain's revision does not match If-Match; ETag has the current one");
    public static final ProblemKind BODY_TOO_LARGE =
            new ProblemKind(413, "body-too-large", "The body is too large", "The body is too large");
    public static final ProblemKind URI_TOO_LONG =
            new ProblemKind(414, "uri-too-long", "The request target is too long", "The request target is too long");
    public static final ProblemKind UNSUPPORTED_MEDIA_TYPE = new ProblemKind(
            415,
            "unsupported-media-type",
            "Unsupported media type",
            "The body's media type or content coding is not supported");
    public static final ProblemKind MISDIRECTED_REQUEST = new ProblemKind(
            421, "misdirected-request", "Misdirected request", "The Host header has none of the service's names");
    public static final ProblemKind IDEMPOTENCY_KEY_REUSED = new ProblemKind(
            422,
            "idempotency-key-reused",
            "Idempotency-Key already used",
            "The Idempotency-Key was already used for another request");
    public static final ProblemKind TOO_MANY_REQUESTS = new ProblemKind(
            429, "too-many-requests", "Rate limit exceeded", "Rate limit exceeded; see RateLimit and Retry-After");
    public static final ProblemKind FIELDS_TOO_LARGE = new ProblemKind(
            431, "fields-too-large", "The request header is too large", "The request header is too large");
    public static final ProblemKind INTERNAL_ERROR =
            new ProblemKind(500, "internal-error", "Internal error", "Internal error; see the service's log");
    public static final ProblemKind DATABASE_UNAVAILABLE = new ProblemKind(
            503,
            "database-unavailable",
            "The database is unavailable",
            "The database or Kafka is unavailable; see Retry-After");
    public static final ProblemKind VERSION_NOT_SUPPORTED = new ProblemKind(
            505, "version-not-supported", "The HTTP version is not supported", "The HTTP version is not supported");

    /** For a path that names something that doesn't exist. */
    public static ProblemKind notFound(String name, String title) {
        return new ProblemKind(404, name, title, "The resource does not exist");
    }

    public String urn() {
        return "urn:backsource:problem:" + name;
    }

    /**
     * A refusal of this kind.
     *
     * @param reason the fault of the request and its remedy if that is the same in all interfaces
     */
    public RefusedException refused(String reason) {
        return refused(reason, null);
    }

    /** A refusal of this kind with a remedy, which interfaces word differently. */
    public RefusedException refused(String reason, @Nullable Remedy remedy) {
        return RefusedException.of(this, reason, remedy);
    }

    /** Whether a failure is a refusal of this kind. */
    public boolean isOf(Throwable failure) {
        return failure instanceof RefusedException refused && refused.kind().equals(this);
    }
}
