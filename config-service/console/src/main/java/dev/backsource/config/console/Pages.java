package dev.backsource.config.console;

import static dev.backsource.config.console.Html.escaped;

import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.web.session.SignInPath;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contents of the pages. */
final class Pages {
    static final String ROOT = "/";
    static final String HOME = "/console/";
    static final String SIGN_IN = "/console/sign-in";
    static final String PROVIDER = "/console/sign-in/provider";
    static final String CALLBACK = "/console/sign-in/callback";
    static final String LINK = SignInPath.LINK;
    static final String SIGN_OUT = "/console/sign-out";
    static final String PASSWORD = "/console/password";
    static final String ACCOUNT = "/console/account";
    static final String LANGUAGE = "/console/language";
    static final String STYLE = "/console/style.css";

    static final Set<String> FORMS = Set.of(SIGN_IN, LINK, SIGN_OUT, PASSWORD, LANGUAGE);

    /** Pages that aren't made by scripts. */
    static final Set<String> OF_THEIR_OWN =
            Set.of(SIGN_IN, LINK, PROVIDER, CALLBACK, SIGN_OUT, PASSWORD, ACCOUNT, LANGUAGE, STYLE);

    private static final String SIGN_IN_FORM = """
            <form method="post" action="/console/sign-in">
            <label for="username">%s</label>
            <input id="username" name="username" autocomplete="username" autocapitalize="none" maxlength="64" required autofocus>
            <label for="password">%s</label>
            <input id="password" name="password" type="password" autocomplete="current-password" maxlength="128" required>
            <button>%s</button>
            </form>
            """;
    private static final String PROVIDER_LINK = """
            <p><a href="/console/sign-in/provider">%s</a></p>
            """;
    private static final String LANGUAGE_FORM = """
            <form class="languages" method="post" action="/console/language" aria-label="%s">
            %s</form>
            """;
    private static final String LANGUAGE_BUTTON = """
            <button name="language" value="%1$s" lang="%1$s"%2$s>%3$s</button>
            """;
    private static final String LINK_PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/console/style.css">
            <script type="module" src="%s"></script>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <form method="post" action="/console/sign-in/link">
            <input name="link" type="hidden">
            <p>%s</p>
            <button>%s</button>
            <noscript>%s</noscript>
            </form>
            </main>
            </body>
            </html>
            """;
    private static final String PASSWORD_FORM = """
            <form method="post" action="/console/password">
            <label for="current">%s</label>
            <input id="current" name="current" type="password" autocomplete="current-password" maxlength="128" required>
            <label for="next">%s</label>
            <input id="next" name="next" type="password" autocomplete="new-password" minlength="%d" maxlength="128" required>
            <button>%s</button>
            </form>
            """;
    private static final String SIGN_OUT_FORM = """
            <form method="post" action="/console/sign-out">
            <button>%s</button>
            </form>
            """;

    private static final String APP = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <link rel="icon" href="%s">
            <link rel="stylesheet" href="%s">
            %s<script type="module" src="%s"></script>
            </head>
            <body data-caller="%s" data-has-password="%s">
            <noscript>%s</noscript>
            <p class="boot">%s <a href="">%s</a></p>
            </body>
            </html>
            """;

    private static final String ORIGINAL = """
            <details><summary>%s</summary><span lang="en">%s</span></details>
            """;

    private static final String PRELOAD = """
            <link rel="modulepreload" href="%s">
            """;

    private Pages() {}

    /** The sign-in form with the available ways; {@code failure} is the reason why the last attempt failed. */
    static void signIn(HttpServerRequest request, int status, SignInWays ways, @Nullable FailureWords failure) {
        var language = PageLanguage.of(request);
        Html.end(
                request.response(),
                status,
                language,
                ConsoleWord.SIGN_IN,
                alert(failure, language)
                        + (ways.provider() ? PROVIDER_LINK.formatted(ConsoleWord.SIGN_IN_AT_PROVIDER.in(language)) : "")
                        + (ways.passwords() ? signInForm(language) : "")
                        + languages(language));
    }

    private static String signInForm(PageLanguage language) {
        return SIGN_IN_FORM.formatted(
                ConsoleWord.USERNAME.in(language), ConsoleWord.PASSWORD.in(language), ConsoleWord.SIGN_IN.in(language));
    }

    /** The choice of a language; each is named in itself. */
    private static String languages(PageLanguage present) {
        return LANGUAGE_FORM.formatted(
                ConsoleWord.LANGUAGE.in(present),
                Arrays.stream(PageLanguage.values())
                        .map(language -> LANGUAGE_BUTTON.formatted(
                                language.tag(), language == present ? " aria-current=\"true\"" : "", language.title()))
                        .collect(Collectors.joining()));
    }

    /**
     * Continues by a refresh of the page, since a redirect wouldn't bring the cookie along: a redirect still counts as started by the provider's
     * site.
     */
    static void signedIn(HttpServerRequest request) {
        var language = PageLanguage.of(request);
        request.response().putHeader("Refresh", "0; url=" + HOME);
        Html.end(
                request.response(),
                200,
                language,
                ConsoleWord.SIGNED_IN,
                "<p>" + ConsoleWord.SIGNED_IN.in(language) + "</p>\n<p>" + home(ConsoleWord.CONTINUE.in(language))
                        + "</p>\n");
    }

    /**
     * The page in which the console's scripts show everything. It names the scripts that the page begins with, so that browsers fetch them at once. The attribute
     * {@code data-has-password} tells whether the account has a password here.
     */
    static void app(HttpServerRequest request, SignedIn signedIn, ConsoleFiles files) {
        var language = PageLanguage.of(request);
        Html.endApp(
                request.response(),
                APP.formatted(
                        language.tag(),
                        ConsoleWord.NAME,
                        files.address("icon.svg"),
                        files.address(ConsoleFiles.STYLE),
                        files.preloaded(request.path().substring(HOME.length()), language).stream()
                                .map(PRELOAD::formatted)
                                .collect(Collectors.joining()),
                        files.address(ConsoleFiles.first(language)),
                        escaped(signedIn.caller().name()),
                        signedIn.session().account() != null,
                        ConsoleWord.APP_WITHOUT_SCRIPT.in(language),
                        ConsoleWord.APP_LOADING.in(language),
                        ConsoleWord.RELOAD.in(language)));
    }

    /** Sends the token behind the {@code #} of the address, on a click only: a visitor may have come by somebody else's link. */
    static void link(HttpServerRequest request, ConsoleFiles files) {
        var language = PageLanguage.of(request);
        Html.endApp(
                request.response(),
                LINK_PAGE.formatted(
                        language.tag(),
                        ConsoleWord.TITLE.in(language, ConsoleWord.SIGN_IN.in(language)),
                        files.address("link.js"),
                        ConsoleWord.NAME,
                        ConsoleWord.LINK_EFFECT.in(language),
                        ConsoleWord.SIGN_IN.in(language),
                        ConsoleWord.LINK_WITHOUT_SCRIPT.in(language)));
    }

    /** The signed-in person, and the actions on their account. */
    static void account(HttpServerRequest request, int status, SignedIn signedIn, @Nullable FailureWords failure) {
        var language = PageLanguage.of(request);
        var content = "<p>" + home(ConsoleWord.CONSOLE.in(language)) + "</p>\n<p>"
                + ConsoleWord.SIGNED_IN_AS.in(
                        language, escaped(signedIn.caller().name())) + "</p>\n"
                + (signedIn.mustChange() ? "<p>" + ConsoleWord.CHOOSE_PASSWORD.in(language) + "</p>\n" : "")
                + alert(failure, language)
                + (signedIn.session().account() == null ? "" : passwordForm(language))
                + SIGN_OUT_FORM.formatted(ConsoleWord.SIGN_OUT.in(language));
        Html.end(request.response(), status, language, ConsoleWord.ACCOUNT, content);
    }

    private static String passwordForm(PageLanguage language) {
        return PASSWORD_FORM.formatted(
                ConsoleWord.CURRENT_PASSWORD.in(language),
                ConsoleWord.NEW_PASSWORD.in(language, Password.MIN_LENGTH),
                Password.MIN_LENGTH,
                ConsoleWord.CHANGE_PASSWORD.in(language));
    }

    /** A failed action, and its reason. */
    static void failure(HttpServerRequest request, int status, FailureWords failure) {
        var language = PageLanguage.of(request);
        Html.end(
                request.response(),
                status,
                language,
                ConsoleWord.FAILED,
                alert(failure, language) + "<p>" + home(ConsoleWord.BACK.in(language)) + "</p>\n");
    }

    private static String home(String text) {
        return "<a href=\"/console/\">" + text + "</a>";
    }

    private static String alert(@Nullable FailureWords failure, PageLanguage language) {
        if (failure == null) {
            return "";
        }
        var text = "<p role=\"alert\">" + escaped(failure.text()) + "</p>\n";
        return failure.original() == null
                ? text
                : text + ORIGINAL.formatted(ConsoleWord.ORIGINAL.in(language), escaped(failure.original()));
    }
}
