package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.keys.KeyCheck;
import dev.backsource.config.access.keys.KeyToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access keys, sent as bearer tokens (RFC 6750 §2.1). */
@Singleton
@Priority(Credentials.KEYS)
final class BearerKeys implements Credentials {
    private static final String SCHEME = "Bearer ";

    private final KeyCheck keys;

    BearerKeys(KeyCheck keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable Uni<Caller> caller(RoutingContext context) {
        var token = token(context.request().headers().getAll(HttpHeaders.AUTHORIZATION));
        if (token == null) {
            return null;
        }
        var caller = keys.caller(token);
        return caller == null
                ? Uni.createFrom().failure(new UnauthorizedException())
                : Uni.createFrom().item(caller);
    }

    private static @Nullable KeyToken token(List<String> authorizations) {
        if (authorizations.size() != 1) {
            return null;
        }
        var value = authorizations.get(0);
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? KeyToken.parse(value.substring(SCHEME.length()).strip())
                : null;
    }
}
