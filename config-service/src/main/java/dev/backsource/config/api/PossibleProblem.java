package dev.backsource.config.api;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** The problems that operations are answered with, as the interface's description tells them. */
enum PossibleProblem {
    INVALID(400, "The request is not valid; errors says what is wrong with which field", DescribedOperation::hasInput),
    UNAUTHORIZED(401, "This takes an administrator's bearer token", PossibleProblem::mayGrant),
    FORBIDDEN(403, "The bearer token is not an administrator's", PossibleProblem::mayGrant),
    NOT_FOUND(404, "What the path names is not there", DescribedOperation::namesSomething),
    DOMAIN_EXISTS(409, "The domain exists already", operation -> operation.is(HttpMethod.POST, "/domains")),
    REMOVAL(409, "The revision is a removal", operation -> operation.is(HttpMethod.POST, "/restore")),
    IN_SERVICE(409, "The edge is still in service", operation -> operation.is(HttpMethod.DELETE, "/edges/{edge}")),
    STALE(
            412,
            "The domain is at another revision than If-Match says; ETag says at which",
            operation -> operation.isWrite() && operation.isOfADomain()),
    TOO_LARGE(413, "The body is too large", DescribedOperation::hasBody),
    WRONG_TYPE(415, "The body is not application/json", DescribedOperation::hasBody),
    KEY_REUSED(422, "The Idempotency-Key came with another request before", DescribedOperation::isWrite),
    UNAVAILABLE(
            503,
            "The database or Kafka can't be reached; Retry-After says when to ask again",
            operation -> !operation.needsNothingElse());

    private static final String SCHEMA = "#/components/schemas/Problem";

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

    private static boolean mayGrant(DescribedOperation operation) {
        return operation.is(HttpMethod.PUT, "/granted-ports")
                || operation.is(HttpMethod.POST, "/restore")
                || operation.is(HttpMethod.POST, "/batches");
    }

    /** In place of a response that says nothing, such as the one that the framework supposes wherever there is a body. */
    private void addTo(DescribedOperation described) {
        var responses = described.operation().getResponses();
        var known = responses.getAPIResponse(status);
        if (known == null || known.getContent() == null) {
            var schema = OASFactory.createSchema().ref(SCHEMA);
            var content = OASFactory.createContent()
                    .addMediaType(
                            Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
            responses.addAPIResponse(
                    status,
                    OASFactory.createAPIResponse().description(description).content(content));
        }
    }
}
