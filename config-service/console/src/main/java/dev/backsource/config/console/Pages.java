package dev.backsource.config.console;

import static dev.backsource.config.console.Html.escaped;

import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.web.session.SignInPath;
import io.vertx.core.http.HttpServerResponse;
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
    static final String STYLE = "/console/style.css";

    static final Set<String> FORMS = Set.of(SIGN_IN, LINK, SIGN_OUT, PASSWORD);

    /** Pages that aren't made by scripts. */
    static final Set<String> OF_THEIR_OWN =
            Set.of(SIGN_IN, LINK, PROVIDER, CALLBACK, SIGN_OUT, PASSWORD, ACCOUNT, STYLE);

    private static final String SIGN_IN_FORM =
            """
            <form method="post" action="/console/sign-in">
            <label for="username">%s</label>
            <input id="username" name="username" autocomplete="username" autocapitalize="none" maxlength="64" required autofocus>
            <label for="password">%s</label>
            <input id="password" name="password" type="password" autocomplete="current-password" maxlength="128" required>
            <button>%s</button>
            </form>
            """.formatted(ConsoleWords.USERNAME, ConsoleWords.PASSWORD, ConsoleWords.SIGN_IN);
    private static final String PROVIDER_LINK = """
            <p><a href="/console/sign-in/provider">%s</a></p>
            """.formatted(ConsoleWords.SIGN_IN_AT_PROVIDER);
    private static final String LINK_PAGE = """
            <!DOCTYPE html>
            <html lang="en">
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
            """.formatted(
                    ConsoleWords.CURRENT_PASSWORD,
                    ConsoleWords.NEW_PASSWORD.formatted(Password.MIN_LENGTH),
                    Password.MIN_LENGTH,
                    ConsoleWords.CHANGE_PASSWORD);
    private static final String SIGN_OUT_FORM = """
            <form method="post" action="/console/sign-out">
            <button>%s</button>
            </form>
            """.formatted(ConsoleWords.SIGN_OUT);

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
            <link rel="stylesheet" href="%s">
            %s<script type="module" src="%s"></script>
            </head>
            <body data-caller="%s" data-has-password="%s">
            <noscript>%s</noscript>
            <p class="boot">%s <a href="">%s</a></p>
            </body>
            </html>
            """;

    private static final String PRELOAD = """
            <link rel="modulepreload" href="%s">
            """;

    private Pages() {}

    /** The sign-in form with the available ways; {@code failure} is the reason why the last attempt failed. */
    static void signIn(HttpServerResponse response, int status, SignInWays ways, @Nullable String failure) {
        Html.end(
                response,
                status,
                ConsoleWords.SIGN_IN,
                alert(failure) + (ways.provider() ? PROVIDER_LINK : "") + (ways.passwords() ? SIGN_IN_FORM : ""));
    }

    /**
     * Continues by a refresh of the page, since a redirect wouldn't bring the cookie along: a redirect still counts as started by the provider's
     * site.
     */
    static void signedIn(HttpServerResponse response) {
        response.putHeader("Refresh", "0; url=" + HOME);
        Html.end(
                response,
                200,
                ConsoleWords.SIGNED_IN,
                "<p>" + ConsoleWords.SIGNED_IN + ". " + home(ConsoleWords.CONTINUE) + "</p>\n");
    }

    /**
     * The page in which the console's scripts show everything. It names the modules that every page begins with, so that browsers fetch them at once. The attribute
     * {@code data-has-password} tells whether the account has a password here.
     */
    static void app(HttpServerResponse response, SignedIn signedIn, ConsoleFiles files, String language) {
        Html.endApp(
                response,
                APP.formatted(
                        language,
                        ConsoleWords.NAME,
                        files.address("icon.svg"),
                        files.address("tokens.css"),
                        files.address("console.css"),
                        files.preloaded(language).stream().map(PRELOAD::formatted).collect(Collectors.joining()),
                        files.address("app.js"),
                        escaped(signedIn.caller().name()),
                        signedIn.session().account() != null,
                        ConsoleWords.APP_WITHOUT_SCRIPT,
                        ConsoleWords.APP_LOADING,
                        ConsoleWords.RELOAD));
    }

    /** Sends the token behind the {@code #} of the address, on a click only: a visitor may have come by somebody else's link. */
    static void link(HttpServerResponse response, ConsoleFiles files) {
        Html.endApp(
                response,
                LINK_PAGE.formatted(
                        ConsoleWords.TITLE.formatted(ConsoleWords.SIGN_IN),
                        files.address("link.js"),
                        ConsoleWords.NAME,
                        ConsoleWords.LINK_EFFECT,
                        ConsoleWords.SIGN_IN,
                        ConsoleWords.LINK_WITHOUT_SCRIPT));
    }

    /** The signed-in person, and the actions on their account. */
    static void account(HttpServerResponse response, int status, SignedIn signedIn, @Nullable String failure) {
        var content = "<p>" + home(ConsoleWords.CONSOLE) + "</p>\n<p>" + ConsoleWords.SIGNED_IN_AS + " <strong>"
                + escaped(signedIn.caller().name()) + "</strong>.</p>\n"
                + (signedIn.mustChange() ? "<p>" + ConsoleWords.CHOOSE_PASSWORD + "</p>\n" : "")
                + alert(failure)
                + (signedIn.session().account() == null ? "" : PASSWORD_FORM)
                + SIGN_OUT_FORM;
        Html.end(response, status, ConsoleWords.ACCOUNT, content);
    }

    /** A failed action, and its reason. */
    static void failure(HttpServerResponse response, int status, String detail) {
        Html.end(response, status, ConsoleWords.FAILED, alert(detail) + "<p>" + home(ConsoleWords.BACK) + "</p>\n");
    }

    private static String home(String text) {
        return "<a href=\"/console/\">" + text + "</a>";
    }

    private static String alert(@Nullable String detail) {
        return detail == null ? "" : "<p role=\"alert\">" + escaped(detail) + "</p>\n";
    }
}
