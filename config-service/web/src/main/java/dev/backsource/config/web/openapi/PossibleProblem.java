package dev.backsource.config.web.openapi;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.json.Schemas;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.routing.Route;
import dev.backsource.config.web.routing.RouteTrait;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * A problem in the responses of operations. Of the problems with one status, an operation describes the first.
 *
 * @param concerns selects the routes
 */
record PossibleProblem(ProblemKind kind, Predicate<Route> concerns) {
    static final String TOO_MANY_REQUESTS = "TooManyRequests";

    private static final List<PossibleProblem> OF_ANY_FEATURE = List.of(
            of(ProblemKind.INVALID_REQUEST),
            of(ProblemKind.UNAUTHORIZED),
            of(ProblemKind.FORBIDDEN),
            new PossibleProblem(ProblemKind.NOT_FOUND, Route::namesSomething),
            of(ProblemKind.METHOD_NOT_ALLOWED),
            of(ProblemKind.NOT_ACCEPTABLE),
            new PossibleProblem(ProblemKind.REQUEST_TIMEOUT, Route::hasBody),
            new PossibleProblem(ProblemKind.STALE_REVISION, route -> route.has(RouteTrait.CONDITIONAL)),
            new PossibleProblem(ProblemKind.BODY_TOO_LARGE, Route::hasBody),
            of(ProblemKind.URI_TOO_LONG),
            new PossibleProblem(ProblemKind.UNSUPPORTED_MEDIA_TYPE, Route::hasBody),
            of(ProblemKind.MISDIRECTED_REQUEST),
            new PossibleProblem(ProblemKind.IDEMPOTENCY_KEY_REUSED, Route::takesKey),
            new PossibleProblem(ProblemKind.TOO_MANY_REQUESTS, route -> !hasLimitOfItsOwn(route)),
            of(ProblemKind.FIELDS_TOO_LARGE),
            of(ProblemKind.INTERNAL_ERROR),
            new PossibleProblem(ProblemKind.DATABASE_UNAVAILABLE, route -> !route.has(RouteTrait.FROM_MEMORY)));

    private static boolean hasLimitOfItsOwn(Route route) {
        return route.problems().stream().anyMatch(kind -> kind.status() == 429);
    }

    private static PossibleProblem of(ProblemKind kind) {
        return new PossibleProblem(kind, route -> true);
    }

    /** Adds the problems of an operation's responses that it doesn't describe itself. */
    static void describe(Route route, Operation operation) {
        Stream.concat(
                        OF_ANY_FEATURE.stream()
                                .filter(problem -> problem.concerns.test(route))
                                .map(PossibleProblem::kind),
                        route.problems().stream())
                .sorted(Comparator.comparingInt(ProblemKind::status))
                .forEach(kind -> describe(kind, operation));
    }

    /** The response that all operations share is described once. */
    static APIResponse tooManyRequests() {
        return SentHeader.describe429(response(ProblemKind.TOO_MANY_REQUESTS));
    }

    /** Replaces a response without content, such as the one that the framework assumes wherever there is a body. */
    private static void describe(ProblemKind kind, Operation operation) {
        var status = Integer.toString(kind.status());
        var responses = operation.getResponses();
        var known = responses.getAPIResponse(status);
        if (known == null || known.getContent() == null) {
            responses.addAPIResponse(
                    status,
                    kind == ProblemKind.TOO_MANY_REQUESTS
                            ? OASFactory.createAPIResponse().ref(TOO_MANY_REQUESTS)
                            : response(kind));
        }
    }

    private static APIResponse response(ProblemKind kind) {
        var content = OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(Schemas.named("Problem")));
        return OASFactory.createAPIResponse().description(kind.meaning()).content(content);
    }
}
