package dev.backsource.config.web.routing;

import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.ProblemKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a request that nothing serves: there is no such path, or it takes other methods.
 *
 * @param allow the methods that the path takes, as the header {@code Allow} has them; null when there is no such path
 */
record Unserved(Problem problem, @Nullable String allow) {
    static Unserved of(String method, String path) {
        var allow = AllowedMethods.of(path);
        if (allow == null || List.of(allow.split(", ")).contains(method)) {
            return new Unserved(Problem.of(ProblemKind.NOT_FOUND, "there is no such path; see /q/openapi"), null);
        }
        var detail = method + " is not for this path; use one of " + allow + ", as /q/openapi describes them";
        return new Unserved(Problem.of(ProblemKind.METHOD_NOT_ALLOWED, detail), allow);
    }
}
