package dev.backsource.config.web.routing;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that was routed to a resource.
 *
 * @param names the values in the path, by the names of its parameters, as the resource gets them
 */
public record RoutedRequest(Operation operation, MultivaluedMap<String, String> names) {
    private static final String KEY = RoutedRequest.class.getName();
    private static final String DOMAIN = "name";

    /** Null for a request without a resource, or one that was refused before routing. */
    public static @Nullable RoutedRequest of(RoutingContext context) {
        return context.get(KEY);
    }

    /** The routed request of a request to a resource. */
    public static RoutedRequest require(RoutingContext context) {
        var routed = of(context);
        if (routed == null) {
            throw new IllegalStateException(
                    "no resource answers " + context.request().path());
        }
        return routed;
    }

    static void put(RoutingContext context, RoutedRequest routed) {
        context.put(KEY, routed);
    }

    /** The domain in the path; null when there is none. */
    public @Nullable String domain() {
        var name = names.getFirst(DOMAIN);
        try {
            return name == null ? null : DomainName.parse(name).value();
        } catch (InvalidValueException e) {
            return null;
        }
    }

    /** The other names in the path; null for none. */
    public @Nullable String target() {
        var others = names.entrySet().stream()
                .filter(name -> !name.getKey().equals(DOMAIN) && !name.getKey().equals("part"))
                .map(name -> name.getValue().get(0))
                .collect(Collectors.joining(" "));
        return others.isEmpty() ? null : others;
    }
}
