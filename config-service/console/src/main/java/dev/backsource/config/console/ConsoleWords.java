package dev.backsource.config.console;

/** The texts of the pages without scripts: sign-in, account and failures. The texts of the scripts are in {@code console/words}. */
final class ConsoleWords {
    static final String NAME = "Backsource";
    static final String TITLE = "%s – Backsource";

    static final String SIGN_IN = "Sign in";
    static final String SIGN_OUT = "Sign out";
    static final String USERNAME = "Username";
    static final String PASSWORD = "Password";
    static final String SIGN_IN_AT_PROVIDER = "Sign in at the OpenID provider";
    static final String SIGNED_IN = "Signed in";
    static final String CONTINUE = "Continue to the console";
    static final String USERNAME_TOO_LONG = "the username is too long: at most %d characters";
    static final String PROVIDER_ADDRESS = "the OpenID provider's response has no valid address; sign in again";

    static final String LINK_EFFECT =
            "This link signs you in to the console, once, with the permissions of its access key. The present session of this browser ends.";
    static final String LINK_WITHOUT_SCRIPT =
            "This page requires JavaScript. Without JavaScript, create an account and sign in with its password.";
    static final String APP_WITHOUT_SCRIPT =
            "The console requires JavaScript. The REST API offers the same functions: see /q/openapi.";

    static final String APP_LOADING = "The console’s scripts have not arrived yet.";
    static final String RELOAD = "Reload page";

    static final String ACCOUNT = "Account";
    static final String CONSOLE = "Console";
    static final String SIGNED_IN_AS = "Signed in as";
    static final String CHOOSE_PASSWORD = "Choose a new password first.";
    static final String CURRENT_PASSWORD = "Current password";
    static final String NEW_PASSWORD = "New password (at least %d characters)";
    static final String CHANGE_PASSWORD = "Change password";

    static final String FAILED = "Request failed";
    static final String BACK = "Back to the console";

    private ConsoleWords() {}
}
