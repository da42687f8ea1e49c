package dev.backsource.config.web.routing;

import dev.backsource.config.access.Role;
import dev.backsource.config.refusal.ProblemKind;
import java.util.List;
import java.util.Set;

/**
 * A route: a method of a path.
 *
 * @param path the path, with the names of its parameters in braces
 * @param access the role that it requires
 * @param problems those of the feature itself, beside the problems common to all requests
 */
public record Route(
        String method, String path, RouteAccess access, Set<RouteTrait> traits, List<ProblemKind> problems) {
    private static final String DOMAIN = "/api/v1/domains/{name}";
    private static final Set<String> WITH_BODY = Set.of("PATCH", "POST", "PUT");

    public static Route get(String path) {
        return of("GET", path, Role.VIEWER);
    }

    public static Route post(String path) {
        return of("POST", path, Role.OPERATOR);
    }

    public static Route put(String path) {
        return of("PUT", path, Role.OPERATOR);
    }

    public static Route patch(String path) {
        return of("PATCH", path, Role.OPERATOR);
    }

    public static Route delete(String path) {
        return of("DELETE", path, Role.OPERATOR);
    }

    /** The same route with another required role or scope. */
    public Route taking(Role role, RouteAccess.Where where) {
        return new Route(method, path, new RouteAccess(role, where), traits, problems);
    }

    public Route with(RouteTrait... all) {
        return new Route(method, path, access, Set.of(all), problems);
    }

    public Route refusing(ProblemKind... kinds) {
        return new Route(method, path, access, traits, List.of(kinds));
    }

    public boolean has(RouteTrait trait) {
        return traits.contains(trait);
    }

    public boolean isWrite() {
        return !method.equals("GET");
    }

    /** Whether its responses have a tag of their bodies, and a client that has the body gets 304. */
    public boolean isRevalidated() {
        return !isWrite() && !has(RouteTrait.TAGGED) && !has(RouteTrait.STREAMED);
    }

    /** Whether its retries are recognized by their key. */
    public boolean takesKey() {
        return isWrite() && !has(RouteTrait.ONCE);
    }

    public boolean hasBody() {
        return WITH_BODY.contains(method);
    }

    public boolean isPatch() {
        return method.equals("PATCH");
    }

    /** Whether the path names something that may not exist. */
    public boolean namesSomething() {
        return path.contains("{");
    }

    /** A domain's path requires the role for that domain, any other path for all domains, unless {@link #taking} says otherwise. */
    private static Route of(String method, String path, Role role) {
        var where = path.startsWith(DOMAIN) ? RouteAccess.Where.DOMAIN : RouteAccess.Where.EVERYWHERE;
        return new Route(method, path, new RouteAccess(role, where), Set.of(), List.of());
    }
}
