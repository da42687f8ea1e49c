package dev.backsource.config.web.routing;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.DomainGuard;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.limits.CountedRequest;
import dev.backsource.config.web.limits.RequestLimits;
import dev.backsource.config.web.query.Parameters;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Checks every request to a resource against the role that its route requires. The framework names the resource, and the domain as the
 * resource will get it, so that no spelling of a path evades the check; a resource whose route is not in the table is refused.
 */
@Singleton
public final class RouteGuard {
    private static final Pattern LIMITED_PARAMETER = Pattern.compile("\\{(\\w+):[^}]*}");

    private final RouteTable routes;
    private final DomainGuard domains;
    private final Operations operations;
    private final RequestLimits limits;
    private final Map<Method, Template> templates = new ConcurrentHashMap<>();
    private final Map<Method, Served> served = new ConcurrentHashMap<>();

    RouteGuard(RouteTable routes, DomainGuard domains, Operations operations, RequestLimits limits) {
        this.routes = routes;
        this.domains = domains;
        this.operations = operations;
        this.limits = limits;
    }

    private record Template(String method, String path) {
        /** Whether its path stands for several routes, by a parameter that is limited to some values. */
        boolean isLimited() {
            return path.indexOf(':') >= 0;
        }
    }

    private record Served(Route route, Operation operation) {}

    @ServerRequestFilter
    Uni<Void> check(ResourceInfo resource, UriInfo uri, RoutingContext context) {
        var served = served(resource.getResourceMethod(), uri);
        var route = served.route;
        RoutedRequest.put(context, new RoutedRequest(served.operation, uri.getPathParameters()));
        if (route.access().where() == RouteAccess.Where.ANYBODY) {
            return Uni.createFrom().voidItem();
        }
        var caller = Callers.of(context);
        count(route, context, caller);
        return require(caller, route.access(), uri);
    }

    private Served served(Method resource, UriInfo uri) {
        var known = served.get(resource);
        if (known != null) {
            return known;
        }
        var template = templates.computeIfAbsent(resource, RouteGuard::template);
        var route = routes.route(template.method, template.isLimited() ? expanded(template.path, uri) : template.path);
        var found = new Served(route, operations.of(route));
        if (!template.isLimited()) {
            served.put(resource, found);
        }
        return found;
    }

    private void count(Route route, RoutingContext context, Caller caller) {
        if (route.has(RouteTrait.BATCH)) {
            limits.require(CountedRequest.BATCH, context, caller);
        }
        if (route.has(RouteTrait.PURGE)) {
            limits.require(CountedRequest.PURGE, context, caller);
        }
        if (route.has(RouteTrait.PREFLIGHT)) {
            limits.require(CountedRequest.PREFLIGHT, context, caller);
        }
    }

    /**
     * Checks a request for a route without a resource and without a domain.
     *
     * @throws RefusedException when the caller lacks the role
     */
    public void require(Caller caller, String method, String path) {
        require(caller, routes.route(method, path).access());
    }

    private Uni<Void> require(Caller caller, RouteAccess access, UriInfo uri) {
        if (access.where() == RouteAccess.Where.DOMAIN) {
            var name = Parameters.domain(uri.getPathParameters().getFirst("name"));
            return domains.require(caller, access.role(), name);
        }
        require(caller, access);
        return Uni.createFrom().voidItem();
    }

    private static void require(Caller caller, RouteAccess access) {
        var role = access.role();
        switch (access.where()) {
            case EVERYWHERE -> caller.requireEverywhere(role);
            case SOMEWHERE -> {
                if (!caller.maySomewhere(role)) {
                    throw RoleRefusal.of(role, "any domain");
                }
            }
            case NOWHERE, ANYBODY -> {}
            case DOMAIN -> throw new IllegalStateException("the domain has to be named");
        }
    }

    /** Puts in the values of parameters that are limited to routes of the table. */
    private static String expanded(String path, UriInfo uri) {
        return LIMITED_PARAMETER
                .matcher(path)
                .replaceAll(parameter ->
                        Matcher.quoteReplacement(uri.getPathParameters().getFirst(parameter.group(1))));
    }

    /** The key in {@link Operations} for the route of a resource's method. */
    public static String key(Method resource) {
        var template = template(resource);
        return Operations.key(template.method, template.path);
    }

    private static Template template(Method resource) {
        var method = Arrays.stream(resource.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        var path = resource.getAnnotation(Path.class);
        var base = resource.getDeclaringClass().getAnnotation(Path.class).value();
        return new Template(method.value(), path == null ? base : base + "/" + path.value());
    }
}
