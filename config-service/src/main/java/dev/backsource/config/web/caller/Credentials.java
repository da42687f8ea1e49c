package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * One way to say who makes a request. There is a bean of this type for each; of those that a request has, the one with the highest
 * priority counts.
 */
@FunctionalInterface
public interface Credentials {
    int KEYS = 300;
    int PROVIDERS_TOKENS = 200;
    int SESSIONS = 100;

    /**
     * Who makes the request.
     *
     * @return null when the request has no credentials of this kind; fails with {@link UnauthorizedException} when it has, and they
     *     are not taken
     */
    @Nullable
    Uni<Caller> caller(RoutingContext context);
}
