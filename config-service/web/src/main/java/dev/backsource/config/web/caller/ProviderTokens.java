package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.provider.OpenIdProvider;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.access.provider.ProviderPerson;
import dev.backsource.config.access.provider.ProviderUnavailableException;
import dev.backsource.config.database.CallingContext;
import dev.backsource.config.web.limits.RequestLimits;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.web.problem.TooManyRequestsException;
import dev.backsource.policy.client.ClientNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Access tokens of the OpenID provider, sent as bearer tokens. Every bearer token that is no access key is taken for one. */
@Singleton
@Priority(Credentials.PROVIDERS_TOKENS)
final class ProviderTokens implements Credentials {
    private final OpenIdProvider provider;
    private final ProviderPeople people;
    private final RequestLimits limits;

    ProviderTokens(OpenIdProvider provider, ProviderPeople people, RequestLimits limits) {
        this.provider = provider;
        this.people = people;
        this.limits = limits;
    }

    @Override
    public @Nullable Uni<Caller> caller(RoutingContext context) {
        var token = provider.takesTokens() ? BearerHeader.token(context.request()) : null;
        if (token == null) {
            return null;
        }
        var tooMany = provider.hasSeen(token) ? null : ofStranger(context);
        return tooMany == null ? bearer(token) : Uni.createFrom().failure(new TooManyRequestsException(tooMany));
    }

    /** Anybody can send a text that looks like a token; verifying it costs as much as a response. */
    private @Nullable Refusal ofStranger(RoutingContext context) {
        return limits.ofStrangerToCome(ClientNetwork.parse(ClientAddress.of(context.request())));
    }

    private Uni<Caller> bearer(String token) {
        return CallingContext.back(provider.bearer(token))
                .map(this::caller)
                .onFailure(failure -> !(failure instanceof ProviderUnavailableException))
                .transform(failure -> Callers.unauthorized());
    }

    private Caller caller(ProviderPerson person) {
        var caller = people.caller(person);
        if (caller == null) {
            throw Callers.unauthorized();
        }
        return caller;
    }
}
