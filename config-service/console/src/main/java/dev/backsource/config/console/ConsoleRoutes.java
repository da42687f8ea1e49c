package dev.backsource.config.console;

import dev.backsource.config.access.provider.OpenIdProvider;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.access.sessions.SessionCheck;
import dev.backsource.config.access.sessions.SessionToken;
import dev.backsource.config.access.sessions.SignIns;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.session.CsrfCheck;
import dev.backsource.config.web.session.SessionCookie;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serves the console's pages and forms. */
@Singleton
final class ConsoleRoutes {
    /** Two passwords of 128 characters, percent-encoded, have 3 KiB. */
    private static final int MAX_FORM = 8 * 1024;

    private static final int SEE_OTHER = 303;

    private final SignIns signIns;
    private final SessionCheck sessions;
    private final SessionCookie cookie;
    private final ConsoleForms forms;
    private final OpenIdProvider provider;
    private final SignInWays ways;
    private final Failures failures;
    private final ConsoleFiles files;
    private final ReturnPageCookie returnPage;
    private final LanguageCookie language;
    private final String style;

    ConsoleRoutes(
            SignIns signIns,
            SessionCheck sessions,
            SessionCookie cookie,
            ConsoleForms forms,
            OpenIdProvider provider,
            ProviderPeople people,
            Failures failures,
            ConsoleFiles files,
            ReturnPageCookie returnPage,
            LanguageCookie language) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.forms = forms;
        this.provider = provider;
        this.ways = SignInWays.of(provider, people);
        this.failures = failures;
        this.files = files;
        this.returnPage = returnPage;
        this.language = language;
        this.style = read("/console/tokens.css") + read("/console/style.css");
    }

    void register(@Observes Router router) {
        router.get(Pages.STYLE).handler(this::showStyle);
        router.get(Pages.SIGN_IN).handler(this::showSignIn);
        router.get(Pages.LINK).handler(context -> Pages.link(context.request(), files));
        router.get(Pages.ROOT).handler(context -> Html.redirect(context.response(), Pages.HOME));
        router.get(Pages.ACCOUNT).handler(this::showAccount);
        router.get(Pages.HOME + "*").handler(this::showApp);
        form(router, Pages.SIGN_IN, "signIn", this::signIn);
        form(router, Pages.LINK, "signIn", this::followLink);
        form(router, Pages.SIGN_OUT, "signOut", this::signOut);
        form(router, Pages.PASSWORD, "changePassword", this::changePassword);
        router.post(Pages.LANGUAGE).handler(context -> {
            RequestAudit.isReading(context);
            context.next();
        });
        router.post(Pages.LANGUAGE)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM))
                .handler(this::chooseLanguage);
    }

    /** {@code operation} is the name of the same operation in the interface's description. */
    private static void form(
            Router router, String path, String operation, java.util.function.Consumer<RoutingContext> handler) {
        router.post(path).handler(context -> {
            RequestAudit.isFor(context, operation, SEE_OTHER);
            context.next();
        });
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM))
                .handler(handler::accept);
    }

    private void showStyle(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/css;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(style);
    }

    private void showSignIn(RoutingContext context) {
        var request = context.request();
        Pages.signIn(
                request, 200, ways, provider.isAway() ? FailureWords.providerAway(PageLanguage.of(request)) : null);
    }

    /** Serves any page of the console: its scripts know the paths. */
    private void showApp(RoutingContext context) {
        var path = path(context);
        if (Pages.OF_THEIR_OWN.contains(path) || path.startsWith(ConsoleFiles.FOLDER)) {
            context.next();
            return;
        }
        end(context, session(context), found -> {
            if (found == null) {
                returnPage.keep(context);
                Html.redirect(context.response(), Pages.SIGN_IN);
            } else if (found.mustChange()) {
                Html.redirect(context.response(), Pages.ACCOUNT);
            } else {
                showApp(context, found);
            }
        });
    }

    /** All ways of signing in lead to the first page, and from there to the requested one. */
    private void showApp(RoutingContext context, SignedIn found) {
        var wanted = path(context).equals(Pages.HOME) ? returnPage.take(context) : null;
        if (wanted == null) {
            Pages.app(context.request(), found, files);
        } else {
            Html.redirect(context.response(), wanted);
        }
    }

    private static String path(RoutingContext context) {
        return context.request().path();
    }

    private void showAccount(RoutingContext context) {
        end(context, session(context), found -> {
            if (found == null) {
                Html.redirect(context.response(), Pages.SIGN_IN);
            } else {
                Pages.account(context.request(), 200, found, null);
            }
        });
    }

    private void signIn(RoutingContext context) {
        signIn(context, forms::signIn);
    }

    private void followLink(RoutingContext context) {
        signIn(context, forms::followLink);
    }

    private void signIn(RoutingContext context, Function<RoutingContext, Uni<SessionToken>> form) {
        var signIn = intended(context)
                .chain(() -> form.apply(context))
                .call(token -> sessions.find(token).invoke(found -> noteCaller(context, found)));
        signIn.subscribe()
                .with(
                        token -> {
                            context.response().putHeader(HttpHeaders.SET_COOKIE, cookie.of(context.request(), token));
                            Html.redirect(context.response(), Pages.HOME);
                        },
                        failure -> show(
                                context,
                                failure,
                                (status, words) -> Pages.signIn(context.request(), status, ways, words)));
    }

    private void signOut(RoutingContext context) {
        var end = intended(context)
                .chain(() -> session(context))
                .chain(found -> found == null
                        ? Uni.createFrom().voidItem()
                        : signIns.signOut(found.session().hash()));
        end(context, end, ended -> {
            context.response().putHeader(HttpHeaders.SET_COOKIE, cookie.none(context.request()));
            Html.redirect(context.response(), Pages.SIGN_IN);
        });
    }

    /** Leads to the first page, which leads on to the sign-in. */
    private void chooseLanguage(RoutingContext context) {
        end(context, intended(context), ignored -> {
            PageLanguage.ofTag(ConsoleForms.field(context, "language"))
                    .ifPresent(chosen -> language.set(context, chosen));
            Html.redirect(context.response(), Pages.HOME);
        });
    }

    private void changePassword(RoutingContext context) {
        end(context, intended(context).chain(() -> session(context)), found -> {
            if (found == null) {
                Html.redirect(context.response(), Pages.SIGN_IN);
                return;
            }
            Uni.createFrom()
                    .deferred(() -> forms.changePassword(context, found))
                    .subscribe()
                    .with(
                            changed -> Html.redirect(context.response(), Pages.HOME),
                            failure -> show(
                                    context,
                                    failure,
                                    (status, words) -> Pages.account(context.request(), status, found, words)));
        });
    }

    private Uni<@Nullable SignedIn> session(RoutingContext context) {
        var token = cookie.token(context.request());
        return token == null
                ? Uni.createFrom().nullItem()
                : sessions.find(token).invoke(found -> noteCaller(context, found));
    }

    private static void noteCaller(RoutingContext context, @Nullable SignedIn found) {
        if (found != null) {
            RequestAudit.isBy(context, found.caller());
        }
    }

    private static Uni<Void> intended(RoutingContext context) {
        return Uni.createFrom().voidItem().invoke(() -> CsrfCheck.requireOfForm(context.request()));
    }

    private <T> void end(RoutingContext context, Uni<T> work, java.util.function.Consumer<T> page) {
        work.subscribe()
                .with(
                        page,
                        failure -> show(
                                context, failure, (status, words) -> Pages.failure(context.request(), status, words)));
    }

    /** A page that shows the reason of a failure. */
    private interface FailurePage {
        void show(int status, FailureWords words);
    }

    private void show(RoutingContext context, Throwable failure, FailurePage page) {
        var refusal = failures.refusal(failure, "a page of the console");
        refusal.problem().putInto(context);
        refusal.headers().forEach(context.response()::putHeader);
        page.show(refusal.problem().status(), FailureWords.of(refusal.problem(), PageLanguage.of(context.request())));
    }

    private static String read(String resource) {
        try (var file = ConsoleRoutes.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
