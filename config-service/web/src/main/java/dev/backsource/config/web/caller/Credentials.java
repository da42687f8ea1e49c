package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * A kind of credentials. There is a bean of this type for each kind; of the kinds in a request, the one with the highest priority counts.
 */
@FunctionalInterface
public interface Credentials {
    int KEYS = 300;
    int PROVIDERS_TOKENS = 200;
    int SESSIONS = 100;

    /**
     * The caller of the request.
     *
     * @return null when the request has no credentials of this kind; fails with {@link RefusedException} when it has, and they aren't
     *     accepted
     */
    @Nullable
    Uni<Caller> caller(RoutingContext context);
}
