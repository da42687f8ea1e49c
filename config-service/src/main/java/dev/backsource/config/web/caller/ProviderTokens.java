package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.provider.OpenIdProvider;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.access.provider.ProviderPerson;
import dev.backsource.config.access.provider.ProviderUnavailableException;
import dev.backsource.config.database.OwnContext;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Access tokens of the OpenID provider, sent as bearer tokens. Whatever is sent so and is no access key is taken for one. */
@Singleton
@Priority(Credentials.PROVIDERS_TOKENS)
final class ProviderTokens implements Credentials {
    private final OpenIdProvider provider;
    private final ProviderPeople people;

    ProviderTokens(OpenIdProvider provider, ProviderPeople people) {
        this.provider = provider;
        this.people = people;
    }

    @Override
    public @Nullable Uni<Caller> caller(RoutingContext context) {
        var token = provider.isSet() ? BearerHeader.token(context.request()) : null;
        return token == null
                ? null
                : OwnContext.back(provider.bearer(token))
                        .map(this::caller)
                        .onFailure(failure -> !(failure instanceof ProviderUnavailableException))
                        .transform(failure -> new UnauthorizedException());
    }

    private Caller caller(ProviderPerson person) {
        var caller = people.caller(person);
        if (caller == null) {
            throw new UnauthorizedException();
        }
        return caller;
    }
}
