package dev.backsource.config.web.openapi;

import dev.backsource.config.web.json.Schemas;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** The problems that operations are answered with. The first of a status that concerns an operation is told. */
enum PossibleProblem {
    INVALID(400, "The request is not valid; errors says what is wrong with which field", operation -> true),
    UNAUTHORIZED(401, "This takes an administrator's bearer token", DescribedOperation::mayGrant),
    FORBIDDEN(
            403,
            "The bearer token is not an administrator's, or a browser asks for a page of another origin",
            DescribedOperation::mayGrant),
    FOREIGN(403, "A browser asks for a page of another origin", operation -> true),
    NOT_FOUND(404, "What the path names is not there", DescribedOperation::namesSomething),
    NOT_ALLOWED(405, "The path takes other methods; Allow says which", operation -> true),
    NOT_ACCEPTABLE(406, "The client accepts no form that the answer has", operation -> true),
    LATE(408, "The body did not come whole in time", DescribedOperation::hasBody),
    DOMAIN_EXISTS(409, "The domain exists already", operation -> operation.is(HttpMethod.POST, "/domains")),
    REMOVAL(409, "The revision is a removal", operation -> operation.is(HttpMethod.POST, "/restore")),
    IN_SERVICE(409, "The edge is still in service", operation -> operation.is(HttpMethod.DELETE, "/edges/{edge}")),
    STALE(
            412,
            "The domain is at another revision than If-Match says; ETag says at which",
            operation -> operation.isWrite() && operation.isOfADomain()),
    TOO_LARGE(413, "The body is too large", DescribedOperation::hasBody),
    URI_TOO_LONG(414, "The request's target is too long", operation -> true),
    WRONG_TYPE(415, "The body is of another type, or coded", DescribedOperation::hasBody),
    MISDIRECTED(421, "Host names none of the service's names", operation -> true),
    KEY_REUSED(422, "The Idempotency-Key came with another request before", DescribedOperation::isWrite),
    FIELDS_TOO_LARGE(431, "The request's header is too large", operation -> true),
    FAILED(500, "The service failed; its log says why", operation -> true),
    UNAVAILABLE(
            503,
            "The database or Kafka can't be reached; Retry-After says when to ask again",
            operation -> !operation.needsNothingElse());

    private static final String MEDIA_TYPE = "application/problem+json";

    private final String status;
    private final String description;
    private final Predicate<DescribedOperation> concerns;

    PossibleProblem(int status, String description, Predicate<DescribedOperation> concerns) {
        this.status = Integer.toString(status);
        this.description = description;
        this.concerns = concerns;
    }

    /** Adds to an operation what it may be answered with and does not describe itself. */
    static void describe(DescribedOperation operation) {
        List.of(values()).stream()
                .filter(problem -> problem.concerns.test(operation))
                .forEach(problem -> problem.addTo(operation));
    }

    /** In place of a response that says nothing, such as the one that the framework supposes wherever there is a body. */
    private void addTo(DescribedOperation described) {
        var responses = described.operation().getResponses();
        var known = responses.getAPIResponse(status);
        if (known == null || known.getContent() == null) {
            var content = OASFactory.createContent()
                    .addMediaType(MEDIA_TYPE, OASFactory.createMediaType().schema(Schemas.named("Problem")));
            responses.addAPIResponse(
                    status,
                    OASFactory.createAPIResponse().description(description).content(content));
        }
    }
}
