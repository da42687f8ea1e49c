package dev.backsource.config.console;

import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.access.provider.OpenIdProvider;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.access.provider.ProviderSettings;
import dev.backsource.config.access.sessions.ProviderSignIns;
import dev.backsource.config.access.sessions.SessionCheck;
import dev.backsource.config.access.sessions.SessionToken;
import dev.backsource.config.access.sessions.SignIns;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.database.CallingContext;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.caller.ClientAddress;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.session.CsrfCheck;
import dev.backsource.config.web.session.FlowCookie;
import dev.backsource.config.web.session.SessionCookie;
import dev.backsource.policy.client.ClientNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends browsers to the provider, and receives them again. From there they go on to one fixed page of this service, whatever their parameters. */
@Singleton
final class ProviderRoutes {
    private static final int SEE_OTHER = 303;

    private final OpenIdProvider provider;
    private final ProviderSignIns people;
    private final SignIns signIns;
    private final SessionCheck check;
    private final SessionCookie sessions;
    private final FlowCookie flows;
    private final Failures failures;
    private final Optional<URI> console;
    private final SignInWays ways;
    private final TenantSlots places;

    ProviderRoutes(
            OpenIdProvider provider,
            ProviderSignIns people,
            SignIns signIns,
            SessionCheck check,
            SessionCookie sessions,
            FlowCookie flows,
            Failures failures,
            ProviderPeople roles,
            ProviderSettings settings,
            SlotRegistry places) {
        this.provider = provider;
        this.people = people;
        this.signIns = signIns;
        this.check = check;
        this.sessions = sessions;
        this.flows = flows;
        this.failures = failures;
        this.console = settings.consoleUrl();
        this.ways = SignInWays.of(provider, roles);
        this.places = places.of(SlotKind.PROVIDER_SIGN_INS);
    }

    void register(@Observes Router router) {
        if (provider.isSet()) {
            router.get(Pages.PROVIDER).handler(this::leave);
            router.get(Pages.CALLBACK).handler(this::comeBack);
        }
    }

    private void leave(RoutingContext context) {
        var request = context.request();
        var flow = provider.begin();
        Uni.createFrom()
                .voidItem()
                .invoke(() -> CsrfCheck.requireOfPage(request))
                .chain(() -> CallingContext.back(provider.address(flow, back(request))))
                .call(() -> endSession(context))
                .subscribe()
                .with(
                        address -> {
                            context.response().putHeader(HttpHeaders.SET_COOKIE, flows.of(request, flow));
                            Html.redirect(context.response(), address.toString());
                        },
                        failure -> show(context, failure));
    }

    /** Ends the browser's present session; the way back comes without its cookie. */
    private Uni<Void> endSession(RoutingContext context) {
        var token = sessions.token(context.request());
        return token == null
                ? Uni.createFrom().voidItem()
                : check.find(token)
                        .chain(found -> found == null
                                ? Uni.createFrom().voidItem()
                                : signIns.signOut(found.session().hash()).invoke(() -> noteSignOut(context, found)))
                        .onFailure()
                        .recoverWithNull();
    }

    private static void noteSignOut(RoutingContext context, SignedIn found) {
        RequestAudit.isFor(context, "signOut", SEE_OTHER);
        RequestAudit.isBy(context, found.caller());
    }

    private void comeBack(RoutingContext context) {
        var request = context.request();
        RequestAudit.isFor(context, "signIn", 200);
        context.response().headers().add(HttpHeaders.SET_COOKIE, flows.none(request));
        Uni.createFrom()
                .deferred(() -> places.inFor(
                        ClientNetwork.parse(ClientAddress.of(request)).toString(),
                        () -> provider.person(flows.flow(request), back(request), came(request))))
                .plug(CallingContext::back)
                .invoke(person -> RequestAudit.isAbout(context, person.id()))
                .chain(people::signIn)
                .call(token -> check.find(token).invoke(found -> noteCaller(context, found)))
                .subscribe()
                .with(token -> begin(context, token), failure -> show(context, failure));
    }

    private static void noteCaller(RoutingContext context, @Nullable SignedIn found) {
        if (found != null) {
            RequestAudit.isBy(context, found.caller());
        }
    }

    private void begin(RoutingContext context, SessionToken token) {
        context.response().headers().add(HttpHeaders.SET_COOKIE, sessions.of(context.request(), token));
        Pages.signedIn(context.request());
    }

    private URI back(HttpServerRequest request) {
        var own = console.map(URI::toString)
                .orElseGet(() -> (sessions.isSecure(request) ? "https" : "http") + "://" + request.authority());
        return URI.create(own.replaceAll("/+$", "") + Pages.CALLBACK);
    }

    private URI came(HttpServerRequest request) {
        try {
            return URI.create(back(request) + "?" + (request.query() == null ? "" : request.query()));
        } catch (IllegalArgumentException e) {
            throw ProblemKind.SIGN_IN_REFUSED.refused(
                    "the OpenID provider's response has no valid address; sign in again");
        }
    }

    private void show(RoutingContext context, Throwable failure) {
        var refusal = failures.refusal(failure, "a sign-in at the provider");
        refusal.problem().putInto(context);
        refusal.headers().forEach(context.response()::putHeader);
        var request = context.request();
        Pages.signIn(
                request,
                refusal.problem().status(),
                ways,
                FailureWords.of(refusal.problem(), PageLanguage.of(request)));
    }
}
