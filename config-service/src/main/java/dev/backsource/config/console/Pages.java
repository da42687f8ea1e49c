package dev.backsource.config.console;

import static dev.backsource.config.console.Html.escaped;

import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.web.session.SignInPath;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
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

    private static final String SIGN_IN_FORM = """
            <form method="post" action="/console/sign-in">
            <label for="username">Username</label>
            <input id="username" name="username" autocomplete="username" autocapitalize="none" maxlength="64" required autofocus>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" maxlength="128" required>
            <button>Sign in</button>
            </form>
            """;
    private static final String PROVIDER_LINK = """
            <p><a href="/console/sign-in/provider">Sign in at the OpenID provider</a></p>
            """;
    private static final String LINK_PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in – Backsource</title>
            <link rel="stylesheet" href="/console/style.css">
            <script type="module" src="%s"></script>
            </head>
            <body>
            <main>
            <h1>Backsource</h1>
            <form method="post" action="/console/sign-in/link">
            <input name="link" type="hidden">
            <p>This link signs you in to the console, once, to do what the access key may that it was made with. A session that this browser has already ends.</p>
            <button>Sign in</button>
            <noscript>This takes scripts. Without them, make an account, and sign in with its password.</noscript>
            </form>
            </main>
            </body>
            </html>
            """;
    private static final String PASSWORD_FORM = """
            <form method="post" action="/console/password">
            <label for="current">Current password</label>
            <input id="current" name="current" type="password" autocomplete="current-password" maxlength="128" required>
            <label for="next">New password, of %d characters at least</label>
            <input id="next" name="next" type="password" autocomplete="new-password" minlength="%d" maxlength="128" required>
            <button>Change password</button>
            </form>
            """.formatted(Password.MIN_LENGTH, Password.MIN_LENGTH);
    private static final String SIGN_OUT_FORM = """
            <form method="post" action="/console/sign-out">
            <button>Sign out</button>
            </form>
            """;

    private static final String APP = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Backsource</title>
            <link rel="icon" href="%s">
            <link rel="stylesheet" href="%s">
            <link rel="stylesheet" href="%s">
            <script type="module" src="%s"></script>
            </head>
            <body data-caller="%s" data-has-password="%s">
            <noscript>The console needs scripts. Everything it does can be done over the REST API, too: see /q/openapi.</noscript>
            </body>
            </html>
            """;

    private Pages() {}

    /** The sign-in form with the available ways; {@code failure} is the reason why the last attempt failed. */
    static void signIn(HttpServerResponse response, int status, SignInWays ways, @Nullable String failure) {
        Html.end(
                response,
                status,
                "Sign in",
                alert(failure) + (ways.provider() ? PROVIDER_LINK : "") + (ways.passwords() ? SIGN_IN_FORM : ""));
    }

    /**
     * Continues by a refresh of the page, since a redirect wouldn't bring the cookie along: a redirect still counts as started by the provider's
     * site.
     */
    static void signedIn(HttpServerResponse response) {
        response.putHeader("Refresh", "0; url=" + HOME);
        Html.end(response, 200, "Signed in", "<p>You have signed in. <a href=\"/console/\">Go on</a></p>\n");
    }

    /**
     * The page in which the console's scripts show everything; its attribute {@code data-has-password} tells whether the account has a password here.
     */
    static void app(HttpServerResponse response, SignedIn signedIn, ConsoleFiles files) {
        Html.endApp(
                response,
                APP.formatted(
                        files.address("icon.svg"),
                        files.address("colours.css"),
                        files.address("console.css"),
                        files.address("app.js"),
                        escaped(signedIn.caller().name()),
                        signedIn.session().account() != null));
    }

    /** Sends the token behind the {@code #} of the address, on a click only: a visitor may have come by somebody else's link. */
    static void link(HttpServerResponse response, ConsoleFiles files) {
        Html.endApp(response, LINK_PAGE.formatted(files.address("link.js")));
    }

    /** The signed-in person, and the actions on their account. */
    static void account(HttpServerResponse response, int status, SignedIn signedIn, @Nullable String failure) {
        var content = "<p><a href=\"/console/\">Console</a></p>\n<p>You have signed in as <strong>"
                + escaped(signedIn.caller().name()) + "</strong>.</p>\n"
                + (signedIn.mustChange() ? "<p>Choose a password of your own first.</p>\n" : "")
                + alert(failure)
                + (signedIn.session().account() == null ? "" : PASSWORD_FORM)
                + SIGN_OUT_FORM;
        Html.end(response, status, "Account", content);
    }

    /** A failed action, and its reason. */
    static void failure(HttpServerResponse response, int status, String detail) {
        Html.end(response, status, "Not possible", alert(detail) + "<p><a href=\"/console/\">Back</a></p>\n");
    }

    private static String alert(@Nullable String detail) {
        return detail == null ? "" : "<p role=\"alert\">" + escaped(detail) + "</p>\n";
    }
}
