package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** One way to say who makes a request. There is a bean of this type for each. */
@FunctionalInterface
public interface Credentials {
    /**
     * Who makes the request.
     *
     * @return null when the request has no credentials of this kind; fails with {@link UnauthorizedException} when it has, and they
     *     are not taken
     */
    @Nullable
    Uni<Caller> caller(RoutingContext context);
}
