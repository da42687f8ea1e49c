package dev.backsource.config.web.problem;

import jakarta.ws.rs.core.Response;

/** Problems as responses. */
public final class ProblemResponses {
    private ProblemResponses() {}

    public static Response.ResponseBuilder of(ProblemKind kind, String detail) {
        return of(Problem.of(kind, detail));
    }

    /** With what {@code failure} says as the detail. */
    public static Response.ResponseBuilder of(ProblemKind kind, RuntimeException failure) {
        return of(Problem.of(kind, failure));
    }

    public static Response.ResponseBuilder of(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
    }
}
