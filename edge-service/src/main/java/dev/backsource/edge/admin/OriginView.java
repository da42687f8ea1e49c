package dev.backsource.edge.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * An origin of a route, as the management endpoints return it, with the target of requests to it.
 *
 * @param weight its share of the requests among origins of the same priority, in 1..100
 * @param effective for static content, by the client's scheme
 * @param effectiveDynamic for dynamic content; null while dynamic acceleration is off and everything is static
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OriginView(
        String address,
        OriginPriority priority,
        int weight,
        Effective effective,
        @Nullable Effective effectiveDynamic) {

    static OriginView of(Route route, RouteOrigin origin) {
        return new OriginView(
                origin.address(),
                origin.primary() ? OriginPriority.PRIMARY : OriginPriority.SECONDARY,
                origin.weight(),
                Effective.of(route, ContentKind.STATIC, origin),
                route.tellsKindsApart() ? Effective.of(route, ContentKind.DYNAMIC, origin) : null);
    }

    /**
     * Scheme and port at the origin: 80 and 443 even where other ports stand in for them.
     *
     * @param http for a client that speaks HTTP
     * @param https for a client that speaks HTTPS
     */
    record Effective(Target http, Target https) {
        static Effective of(Route route, ContentKind kind, RouteOrigin origin) {
            return new Effective(route.target(kind, Scheme.HTTP, origin), route.target(kind, Scheme.HTTPS, origin));
        }
    }
}
