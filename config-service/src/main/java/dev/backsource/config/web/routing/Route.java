package dev.backsource.config.web.routing;

import dev.backsource.config.web.problem.ProblemKind;
import java.util.List;
import java.util.Set;

/**
 * A method of a path.
 *
 * @param path with the names of its parameters in braces
 * @param problems of the feature itself, beside those that any request may be answered with
 */
public record Route(String method, String path, Set<Trait> traits, List<ProblemKind> problems) {
    private static final Set<String> WITH_BODY = Set.of("PATCH", "POST", "PUT");

    public static Route get(String path) {
        return new Route("GET", path, Set.of(), List.of());
    }

    public static Route post(String path) {
        return new Route("POST", path, Set.of(), List.of());
    }

    public static Route put(String path) {
        return new Route("PUT", path, Set.of(), List.of());
    }

    public static Route patch(String path) {
        return new Route("PATCH", path, Set.of(), List.of());
    }

    public static Route delete(String path) {
        return new Route("DELETE", path, Set.of(), List.of());
    }

    public Route with(Trait... all) {
        return new Route(method, path, Set.of(all), problems);
    }

    public Route refusing(ProblemKind... kinds) {
        return new Route(method, path, traits, List.of(kinds));
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean isWrite() {
        return !method.equals("GET");
    }

    public boolean hasBody() {
        return WITH_BODY.contains(method);
    }

    public boolean isPatch() {
        return method.equals("PATCH");
    }

    /** Whether the path names what may not be there. */
    public boolean namesSomething() {
        return path.contains("{");
    }

    /** Whether an administrator is asked for, always or for some requests. */
    public boolean mayTakeAdministrator() {
        return has(Trait.ADMINISTRATOR) || has(Trait.ADMINISTRATOR_FOR_SOME);
    }
}
