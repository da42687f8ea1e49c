package dev.backsource.config.web.routing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.config.web.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All routes of the interface. They are the source for every statement about a path: the methods that a 405 and {@code OPTIONS} name (RFC
 * 9110 §15.5.6 and §9.3.7), and the description of every operation in the OpenAPI document.
 */
public final class RouteTable {
    private final List<Route> routes;
    private final List<KnownPath> paths;

    public RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        paths = routes.stream().collect(groupingBy(Route::path, mapping(Route::method, toList()))).entrySet().stream()
                .map(path -> KnownPath.of(path.getKey(), path.getValue()))
                .toList();
    }

    public List<Route> routes() {
        return routes;
    }

    /**
     * A route.
     *
     * @throws IllegalStateException when there is no such route
     */
    public Route route(String method, String path) {
        return routes.stream()
                .filter(route -> route.method().equals(method) && route.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        method + " " + path + " is not in the table of routes; add it there"));
    }

    /** The value of {@code Allow} for a request's path; null when there is no such path. */
    @Nullable
    String allow(String path) {
        return paths.stream()
                .filter(known -> known.pattern.matcher(path).matches())
                .findFirst()
                .map(KnownPath::allow)
                .orElse(null);
    }

    /** The refusal of a request without a resource: the path doesn't exist, or it takes other methods. */
    Refusal refusal(String method, String path) {
        var allow = allow(path);
        if (allow == null || List.of(allow.split(", ")).contains(method)) {
            return Refusal.of(ProblemKind.NOT_FOUND, "the path does not exist", Remedy.of(RemedyCode.READ_INTERFACE));
        }
        var reason = method + " is not supported by this path; it supports " + allow;
        return Refusal.of(ProblemKind.METHOD_NOT_ALLOWED, reason, Remedy.of(RemedyCode.READ_INTERFACE))
                .with(HttpHeaders.ALLOW, allow);
    }

    /** The pattern of a route's paths. */
    static Pattern patternOf(String path) {
        return Pattern.compile(path.replaceAll("\\{[a-z]+}", "[^/]+") + "/?");
    }

    private record KnownPath(Pattern pattern, String allow) {
        /** A path with {@code GET} has {@code HEAD}, too (RFC 9110 §9.3.2). */
        static KnownPath of(String path, List<String> methods) {
            var implied = methods.contains("GET") ? Stream.of("HEAD", "OPTIONS") : Stream.of("OPTIONS");
            return new KnownPath(
                    patternOf(path),
                    Stream.concat(methods.stream(), implied).sorted().collect(Collectors.joining(", ")));
        }
    }
}
