package dev.backsource.config.web.query;

import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.Printable;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Refuses unknown and repeated query parameters. A misspelt filter would show everything, and suggest that nothing else exists. */
public final class QueryParameterCheck {
    /** By resource method, so the number of entries is bounded. */
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, SimpleResourceInfo resource) {
        var query = request.getUriInfo().getQueryParameters();
        if (!query.isEmpty()) {
            check(query, known.computeIfAbsent(key(resource), key -> parameters(resource)));
        }
    }

    /**
     * Accepts a query of known parameters, each of them once.
     *
     * @throws InvalidRequestException otherwise
     */
    public static void check(Map<String, ? extends Collection<String>> query, Set<String> known) {
        var violations = new Violations();
        query.forEach((name, values) -> {
            if (!known.contains(name)) {
                violations.add(
                        Printable.of(name),
                        Violation.UNKNOWN_PARAMETER,
                        known.isEmpty()
                                ? "no query parameters are allowed"
                                : "unknown parameter; known parameters: " + String.join(", ", new TreeSet<>(known)));
            } else if (values.size() > 1) {
                violations.add(name, Violation.INVALID, "occurs " + values.size() + " times; send it once");
            }
        });
        violations.throwIfAny();
    }

    private static String key(SimpleResourceInfo resource) {
        return resource.getResourceClass().getName() + "." + resource.getMethodName()
                + List.of(resource.parameterTypes());
    }

    private static Set<String> parameters(SimpleResourceInfo resource) {
        return Arrays.stream(resource.getResourceClass().getMethods())
                .filter(method -> method.getName().equals(resource.getMethodName())
                        && Arrays.equals(method.getParameterTypes(), resource.parameterTypes()))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(RestQuery.class))
                .map(QueryParameterCheck::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The name in the parameter's annotation, as for keywords of Java; otherwise its own. */
    private static String name(Parameter parameter) {
        var given = parameter.getAnnotation(RestQuery.class).value();
        return given.isEmpty() ? parameter.getName() : given;
    }
}
