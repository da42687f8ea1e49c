package dev.backsource.config.web.routing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the routes are called. */
public final class Operations {
    private static final int OK = 200;

    private final Map<String, Operation> byRoute;
    private final List<Known> known;

    /**
     * Of all routes.
     *
     * @param described by method and path, as {@link #key} has it; a route that isn't there is called by its method and path
     */
    public Operations(RouteTable routes, Map<String, Operation> described) {
        byRoute = routes.routes().stream()
                .map(route -> key(route.method(), route.path()))
                .collect(Collectors.toMap(key -> key, key -> described.getOrDefault(key, new Operation(key, OK))));
        known = routes.routes().stream()
                .map(route -> new Known(route.method(), RouteTable.patternOf(route.path()), of(route)))
                .toList();
    }

    private record Known(String method, Pattern path, Operation operation) {}

    public static String key(String method, String path) {
        return method + " " + path;
    }

    Operation of(Route route) {
        return byRoute.getOrDefault(key(route.method(), route.path()), new Operation("", OK));
    }

    /** The one that a request asks for, of which only method and path are known; null when there is none. */
    public @Nullable Operation at(String method, String path) {
        return known.stream()
                .filter(one ->
                        one.method.equals(method) && one.path.matcher(path).matches())
                .findFirst()
                .map(Known::operation)
                .orElse(null);
    }
}
