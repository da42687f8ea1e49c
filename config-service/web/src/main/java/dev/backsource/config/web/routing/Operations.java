package dev.backsource.config.web.routing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations of the routes. */
public final class Operations {
    private static final int OK = 200;

    private final Map<String, Operation> byRoute;
    private final List<Known> known;

    /**
     * The operations of all routes.
     *
     * @param described operations by method and path, in the form of {@link #key}; the id of any other route is its method and path
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

    /** The operation of a request, by its method and path alone; null when there is none. */
    public @Nullable Operation at(String method, String path) {
        return known.stream()
                .filter(one ->
                        one.method.equals(method) && one.path.matcher(path).matches())
                .findFirst()
                .map(Known::operation)
                .orElse(null);
    }
}
