package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.keys.KeyCheck;
import dev.backsource.config.access.keys.KeyToken;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Access keys, sent as bearer tokens. */
@Singleton
@Priority(Credentials.KEYS)
final class BearerKeys implements Credentials {
    private final KeyCheck keys;

    BearerKeys(KeyCheck keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable Uni<Caller> caller(RoutingContext context) {
        var text = BearerHeader.token(context.request());
        var token = text == null ? null : KeyToken.parse(text);
        if (token == null) {
            return null;
        }
        var caller = keys.caller(token);
        return caller == null
                ? Uni.createFrom().failure(Callers.unauthorized())
                : Uni.createFrom().item(caller);
    }
}
